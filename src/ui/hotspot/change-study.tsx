import { COMPARISONS } from '../../domain/compared-span';
import { type ChangeStudy, FEW } from '../../domain/study';
import { flyTo } from '../../state/camera-commands';
import type { StudySurface } from '../../state/studies';
import { chooseStudy, runChange, shownStudy, showSurface } from '../../state/study-commands';
import { filterChange } from '../../state/study-sets';
import { useApp, useAppState } from '../../state/use-app';
import { setClause } from '../../state/view-commands';
import { lastDayText, momentText } from '../filters/clause-text';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { AddToBrief } from './add-to-brief';
import { Honesty } from './honesty';
import { pRelation } from './probability-text';
import styles from './study.module.css';
import { StudyRunBar, StudySection } from './study-section';

const UNITS = ['zones', 'grid'] as const;
const SURFACES = ['change', 'difference'] as const satisfies readonly StudySurface[];
const CLOSE_ZOOM = 13;
const LISTED = 40;

/** Period against period, place by place, with an exact test of each. */
export function ChangeStudySection() {
  const app = useApp();
  const { t } = useTranslation();
  const { comparison, units } = useAppState((state) => state.studies.choices);
  return (
    <StudySection id="change" title={t('change.title')}>
      <div className={styles.row}>
        {COMPARISONS.map((one) => (
          <Button
            key={one}
            pressed={one === comparison}
            data-testid={`change-${one}`}
            onClick={() => chooseStudy(app, { comparison: one })}
          >
            {t(`change.against.${one}`)}
          </Button>
        ))}
      </div>
      <div className={styles.row}>
        {UNITS.map((one) => (
          <Button
            key={one}
            pressed={one === units}
            data-testid={`change-${one}`}
            onClick={() => chooseStudy(app, { units: one })}
          >
            {t(`change.units.${one}`)}
          </Button>
        ))}
      </div>
      <StudyRunBar kind="change" onRun={() => void runChange(app)} />
      <ChangeResult />
    </StudySection>
  );
}

function ChangeResult() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const found = useAppState((state) => shownStudy(state, 'change'));
  const surface = useAppState((state) => state.studies.surface);
  if (found === null) return null;
  const { study, leftOut } = found;
  const { whole, earlier, later, verdicts } = study;
  const of = (verdict: number) => verdicts.reduce((sum, one) => sum + Number(one === verdict), 0);
  const counted = { cases: whole.before + whole.after, edge: 0 };
  const said = [
    t('change.whole', {
      from: momentText(later.from),
      to: lastDayText(later.to),
      earlierFrom: momentText(earlier.from),
      earlierTo: lastDayText(earlier.to),
      before: whole.before,
      after: whole.after,
      ratio: Number.isNaN(whole.ratio) ? '—' : whole.ratio,
      p: Number.isNaN(whole.p) ? '—' : pRelation(whole.p, locale),
    }),
    t('change.counts', { more: of(1), less: of(-1), few: of(FEW), units: verdicts.length }),
  ];
  return (
    <div
      className={styles.body}
      data-testid="change-result"
      data-before={whole.before}
      data-after={whole.after}
      data-more={of(1)}
      data-less={of(-1)}
    >
      {said.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      <div className={styles.row}>
        {SURFACES.map((one) => (
          <Button
            key={one}
            pressed={one === surface}
            data-testid={`surface-${one}`}
            onClick={() => showSurface(app, one)}
          >
            {t(`change.surface.${one}`)}
          </Button>
        ))}
      </div>
      <div className={styles.row}>
        {([1, -1] as const).map((verdict) =>
          of(verdict) === 0 ? null : (
            <Button
              key={verdict}
              data-testid={`change-filter-${verdict > 0 ? 'more' : 'less'}`}
              onClick={() => void filterChange(app, verdict)}
            >
              {t(verdict > 0 ? 'change.only-more' : 'change.only-less')}
            </Button>
          ),
        )}
        <AddToBrief
          title={t('change.title')}
          sentences={said}
          settings={[t(`change.units.${study.units}`), t('honesty.out', { ...leftOut, ...counted })]}
          filter={found.filter}
          testId="change-brief"
        />
      </div>
      <ChangedPlaces study={study} />
      <Honesty cases={counted.cases} leftOut={leftOut} />
    </div>
  );
}

/** The places that chance does not explain, the largest difference in cases first. */
function ChangedPlaces({ study }: { readonly study: ChangeStudy }) {
  const app = useApp();
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const { before, after, verdicts, ratios, grid } = study;
  const gained = (unit: number) => Math.abs(after[unit]! - before[unit]!);
  const called = Array.from(verdicts.keys())
    .filter((unit) => Math.abs(verdicts[unit]!) === 1)
    .sort((a, b) => gained(b) - gained(a))
    .slice(0, LISTED);
  if (called.length === 0) return <p className={styles.text}>{t('change.none')}</p>;
  const show = (unit: number) => {
    if (grid !== null) {
      const at = grid.positions[unit]!;
      const lng = grid.west + ((at % grid.columns) + 0.5) * grid.cellLng;
      const lat = grid.south + (Math.floor(at / grid.columns) + 0.5) * grid.cellLat;
      flyTo(app, [lng, lat], CLOSE_ZOOM);
    } else if (zoneSet !== null) {
      setClause(app, { kind: 'zone', zoneSet: zoneSet.id, zones: [zoneSet.zones[unit]!.id] });
    }
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} data-testid="change-table">
        <thead>
          <tr>
            <th>{t('change.place')}</th>
            <th>{t('change.before')}</th>
            <th>{t('change.after')}</th>
            <th>{t('change.ratio')}</th>
          </tr>
        </thead>
        <tbody>
          {called.map((unit, at) => (
            <tr key={unit}>
              <td>
                <button type="button" onClick={() => show(unit)}>
                  {grid === null
                    ? (zoneSet?.zones[unit]?.name ?? '')
                    : t('change.cell', { n: at + 1, metres: grid.cellMetres })}
                </button>
              </td>
              <td>{before[unit]}</td>
              <td>{after[unit]}</td>
              <td>{Number.isNaN(ratios[unit]) ? '—' : t('change.times', { ratio: ratios[unit]! })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
