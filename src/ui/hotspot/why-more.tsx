import { useEffect } from 'react';
import type { LngLat } from '../../domain/place';
import { hasWeekHour, type WeekHours } from '../../domain/week-hours';
import type { Translate } from '../../i18n/translate';
import { planOccasion } from '../../state/planned-places';
import type { WhyHere } from '../../state/studies';
import { useApp, useAppState } from '../../state/use-app';
import { copyLink } from '../../state/view-commands';
import { explainHere } from '../../state/why-commands';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { AddToBrief } from './add-to-brief';
import { pRelation } from './probability-text';
import styles from './study.module.css';
import { usePlaceName } from './use-place-name';

interface WhyMoreProps {
  readonly place: LngLat;
  readonly reachMetres: number;
  readonly title: string;
  /** What the statistic itself says, for the brief. */
  readonly sentences: readonly string[];
  /** How the statistic was made, for the brief. */
  readonly settings: readonly string[];
}

/** What the cases around a place say beside its statistic; the whole goes into the brief. */
export function WhyMore({ place, reachMetres, title, sentences, settings }: WhyMoreProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const filter = useAppState((state) => state.view.filter);
  const duty = useAppState((state) => state.studies.choices.duty);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const placeName = usePlaceName();
  const plan = useAppState(planOccasion);
  const [lng, lat] = place;
  const why = useAppState(({ studies, dataset }) => {
    const { why: told } = studies;
    if (told === null || told.version !== dataset.version) return null;
    return told.place[0] === lng && told.place[1] === lat ? told : null;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter has other cases there, another plan other chiefs
  useEffect(() => {
    void explainHere(app, [lng, lat], reachMetres);
  }, [app, lng, lat, reachMetres, filter, plan]);
  if (why === null) return <p className={notes.quiet}>{t('study.running')}</p>;
  const zone = zoneSet?.zones[why.explanation.zone]?.name ?? null;
  const where = placeName(why.explanation.zone, why.planned);
  const told = [...whySentences(t, locale, why, duty, zone), ...(where === '' ? [] : [where])];
  const { weekly } = why.explanation;
  const most = Math.max(1, ...weekly);
  return (
    <div className={styles.body} data-testid="why-more" data-cases={why.explanation.cases}>
      {told.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      {weekly.length > 1 ? (
        <div className={styles.weeks} role="img" aria-label={t('why.weeks', { weeks: weekly.length })}>
          {Array.from(weekly, (count, week) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
            <i key={week} style={{ height: `${(100 * count) / most}%` }} title={String(count)} />
          ))}
        </div>
      ) : null}
      <div className={styles.row}>
        <AddToBrief
          title={zone === null ? title : `${title}（${zone}）`}
          sentences={[...sentences, ...told]}
          settings={[...settings, t('brief.place', { lng: lng.toFixed(5), lat: lat.toFixed(5) })]}
          filter={why.filter}
          span={why.span}
        />
        <Button data-testid="why-link" onClick={() => void copyLink(app, location.href.split('#')[0] ?? '')}>
          {t('why.link')}
        </Button>
      </div>
    </div>
  );
}

const TREND_P = 0.05;
const FEWEST_WEEKS = 8;

function whySentences(
  t: Translate,
  locale: string,
  { explanation, reachMetres }: WhyHere,
  duty: WeekHours,
  zone: string | null,
): readonly string[] {
  const { cases, weekly, trendZ, trendP, classes, hours, repeats } = explanation;
  if (cases === 0) return [t('why.no-cases', { metres: reachMetres })];
  const sentences = [
    t(zone === null ? 'why.around' : 'why.around-zone', { metres: reachMetres, cases, zone: zone ?? '' }),
  ];
  if (weekly.length < FEWEST_WEEKS) sentences.push(t('why.trend.short', { weeks: weekly.length }));
  else {
    const key = trendP > TREND_P ? 'none' : trendZ > 0 ? 'up' : 'down';
    sentences.push(t(`why.trend.${key}`, { weeks: weekly.length, z: trendZ, p: pRelation(trendP, locale) }));
  }
  const named = classes.map(({ major, minor, cases: count }) =>
    t('why.class', { name: minor || major || t('chip.empty'), percent: Math.round((100 * count) / cases) }),
  );
  sentences.push(t('why.classes', { classes: named.join('、') }));
  const timed = hours.reduce((sum, count) => sum + count, 0);
  if (timed > 0) {
    const peak = hours.indexOf(Math.max(...hours));
    const off = hours.reduce((sum, count, hour) => sum + (hasWeekHour(duty, hour) ? 0 : count), 0);
    sentences.push(
      t('why.hours', {
        day: t(`tide.day.${Math.floor(peak / 24) as 0}`),
        hour: peak % 24,
        cases: hours[peak]!,
        percent: Math.round((100 * off) / timed),
      }),
    );
  }
  const [first] = repeats;
  sentences.push(
    first === undefined
      ? t('why.no-repeats')
      : t('why.repeats', {
          places: repeats.length,
          name: first.minor || first.major,
          cases: first.cases,
          days: first.days,
        }),
  );
  return sentences;
}
