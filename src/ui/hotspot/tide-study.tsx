import { useMemo, useState } from 'react';
import { hasWeekHour, weekHoursFrom, weekHoursOf } from '../../domain/week-hours';
import { rampColours } from '../../layers/colour-scales';
import { levelClass } from '../../layers/study-surface';
import { USUAL_DUTY } from '../../state/studies';
import { chooseStudy } from '../../state/study-commands';
import { tideReading } from '../../state/tide-reading';
import { useApp, useAppState } from '../../state/use-app';
import { setClause } from '../../state/view-commands';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { AreaTideTable } from './area-tide-table';
import { FEW_CASES, PatrolNote } from './honesty';
import { pRelation } from './probability-text';
import styles from './study.module.css';
import { StudySection } from './study-section';
import { useHourPlayback } from './use-hour-playback';

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NONE: ArrayLike<number> = new Uint32Array(168);
const SHADES = 5;

/** When the shown cases come, hour by weekday, against the hours in which somebody is on duty. */
export function TideStudySection() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const theme = useAppState((state) => state.theme);
  const answer = useAppState((state) => state.answers.tide);
  const filtered = useAppState(({ answers }) => (answers.count?.kind === 'count' ? answers.count.count : 0));
  const duty = useAppState((state) => state.studies.choices.duty);
  const [editing, setEditing] = useState(false);
  const { hour: playing, toggle } = useHourPlayback();
  const counts = answer?.kind === 'tide' ? answer.counts : NONE;
  const tide = useMemo(() => tideReading(counts, duty), [counts, duty]);
  const most = Math.max(1, ...Array.from(counts));
  const limits = Array.from({ length: SHADES }, (_, at) => ((at + 0.001) / SHADES) * most);
  const shades = ['', ...rampColours('heat', theme, SHADES + 1).slice(1)];
  const press = (weekHour: number) => {
    if (!editing) {
      setClause(app, { kind: 'hours', field: 'reported_at', hours: weekHoursFrom([weekHour]) });
      return;
    }
    const hours = new Set(weekHoursOf(duty));
    if (!hours.delete(weekHour)) hours.add(weekHour);
    chooseStudy(app, { duty: weekHoursFrom(hours) });
  };
  const dayName = (day: number) => t(`tide.day.${DAYS[day]!}`);
  const percentOff = tide.cases === 0 ? 0 : Math.round((100 * tide.offDuty) / tide.cases);
  return (
    <StudySection id="tide" title={t('tide.title')}>
      <div
        className={styles.tide}
        data-testid="tide-matrix"
        data-cases={tide.cases}
        data-off-duty={tide.offDuty}
      >
        <span />
        {HOURS.map((hour) => (
          <span key={hour} className={styles.hour}>
            {hour % 3 === 0 || hour === playing ? hour : ''}
          </span>
        ))}
        {DAYS.map((day) => [
          <span key={day} className={styles.day}>
            {dayName(day)}
          </span>,
          ...HOURS.map((hour) => {
            const at = day * 24 + hour;
            const count = counts[at] ?? 0;
            const onDuty = hasWeekHour(duty, at);
            const name = t(onDuty ? 'tide.cell-duty' : 'tide.cell', { day: dayName(day), hour, count });
            return (
              <button
                key={at}
                type="button"
                title={name}
                aria-label={name}
                aria-pressed={editing ? onDuty : undefined}
                className={onDuty ? styles.duty : undefined}
                style={{ backgroundColor: shades[levelClass(count, limits)] ?? '' }}
                tabIndex={day === 0 || editing ? 0 : -1}
                onClick={() => press(at)}
              />
            );
          }),
        ])}
      </div>
      <div className={styles.row}>
        <Button pressed={playing !== null} data-testid="tide-play" onClick={toggle}>
          {playing === null ? t('tide.play') : t('tide.playing', { hour: playing })}
        </Button>
        <Button pressed={editing} data-testid="tide-edit" onClick={() => setEditing(!editing)}>
          {t('tide.edit')}
        </Button>
        {editing ? (
          <Button onClick={() => chooseStudy(app, { duty: USUAL_DUTY })}>{t('tide.usual')}</Button>
        ) : null}
      </div>
      {tide.cases === 0 ? (
        <p className={styles.text}>{t('tide.none')}</p>
      ) : (
        <>
          <p className={styles.text} data-testid="tide-sentence">
            {t('tide.off', {
              percent: percentOff,
              cases: tide.offDuty,
              hours: weekHoursOf(duty).length,
              on: rate(tide.perDutyHour),
              off: rate(tide.perOffHour),
            })}
          </p>
          <p className={styles.text}>
            {t('tide.peak', {
              day: dayName(Math.floor(tide.peak / 24)),
              hour: tide.peak % 24,
              cases: counts[tide.peak] ?? 0,
            })}
          </p>
          <p className={notes.quiet}>
            {t('tide.tests', {
              chi: tide.chiSquare,
              p: pRelation(tide.p, locale),
              mean: Number.isNaN(tide.meanHour) ? '—' : clockText(tide.meanHour),
              concentration: tide.concentration,
              rayleigh: pRelation(tide.rayleighP, locale),
            })}
          </p>
        </>
      )}
      <p className={notes.quiet} data-testid="tide-honesty">
        {t('honesty.tide', { cases: tide.cases, untimed: Math.max(0, filtered - tide.cases) })}
      </p>
      {tide.cases > 0 && tide.cases < FEW_CASES ? (
        <p className={notes.warn}>{t('honesty.few', { cases: tide.cases })}</p>
      ) : null}
      <PatrolNote />
      <AreaTideTable />
      <p className={notes.quiet}>{t(editing ? 'tide.about-edit' : 'tide.about')}</p>
    </StudySection>
  );
}

function rate(value: number): number | string {
  return Number.isNaN(value) ? '—' : value;
}

function clockText(hours: number): string {
  const minutes = Math.round(hours * 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
