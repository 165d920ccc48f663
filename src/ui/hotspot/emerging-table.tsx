import { EMERGING_PATTERNS } from '../../domain/emerging';
import { sliceCount } from '../../domain/time-slices';
import { hotspotScale } from '../../layers/hotspot-scale';
import { filterPattern } from '../../state/emerging-commands';
import type { EmergingState } from '../../state/hotspot-state';
import { useApp, useAppState } from '../../state/use-app';
import { dayText, lastDay } from '../charts/date-text';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { Honesty } from './honesty';
import styles from './hotspot.module.css';

type Found = NonNullable<EmergingState['found']>['result'];

/** Units without a case in any slice. */
function emptyUnits({ counted, units }: Found): number {
  const { counts } = counted;
  const occupied = new Uint8Array(units.count);
  counts.forEach((count, at) => {
    if (count > 0) occupied[at % units.count] = 1;
  });
  return units.count - occupied.reduce((sum, one) => sum + one, 0);
}

/** Units per category, hot and cold, each with its definition. */
export function EmergingTable({ found }: { readonly found: Found }) {
  const app = useApp();
  const { t } = useTranslation();
  const theme = useAppState((state) => state.theme);
  const { slices, counted, result, units } = found;
  const tally = new Map<number, number>();
  for (const code of result.codes) tally.set(code, (tally.get(code) ?? 0) + 1);
  const colours = new Map(hotspotScale('emerging', theme).map(({ code, colour }) => [code, colour]));
  const count = (code: number) => {
    const n = tally.get(code) ?? 0;
    if (n === 0) return '0';
    return (
      <Button
        look="quiet"
        data-testid={`emerging-filter-${code}`}
        title={t('emerging.filter')}
        onClick={() => void filterPattern(app, code)}
      >
        <span className={styles.swatch} style={{ background: colours.get(code) }} />
        {n}
      </Button>
    );
  };
  const values = {
    slices: sliceCount(slices),
    slice: t(`emerging.slice.${slices.unit}`),
    from: dayText(slices.starts[0]!),
    to: lastDay(slices.starts.at(-1)!),
    cells: units.count,
    cases: counted.cases,
  };
  const { leftOut, beside, untimed } = counted;
  return (
    <div
      className={styles.part}
      data-testid="emerging-table"
      data-cells={units.count}
      data-slices={values.slices}
      data-cases={counted.cases}
    >
      <p className={styles.text}>{t('emerging.summary', values)}</p>
      {slices.droppedLast ? <p className={notes.quiet}>{t('emerging.dropped-last', values)}</p> : null}
      {slices.droppedFirst ? <p className={notes.quiet}>{t('emerging.dropped-first', values)}</p> : null}
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('emerging.pattern')}</th>
            <th>{t('emerging.hot')}</th>
            <th>{t('emerging.cold')}</th>
          </tr>
        </thead>
        <tbody>
          {EMERGING_PATTERNS.map((pattern, index) => (
            <tr
              key={pattern}
              data-testid={`emerging-${pattern}`}
              data-hot={tally.get(index + 1) ?? 0}
              data-cold={tally.get(-(index + 1)) ?? 0}
            >
              <td>
                <details>
                  <summary>{t(`emerging.pattern.${pattern}`)}</summary>
                  <p className={notes.quiet}>{t(`emerging.definition.${pattern}`)}</p>
                </details>
              </td>
              <td>{count(index + 1)}</td>
              <td>{count(-(index + 1))}</td>
            </tr>
          ))}
          <tr data-testid="emerging-none" data-none={tally.get(0) ?? 0}>
            <td>{t('emerging.none')}</td>
            <td colSpan={2}>{tally.get(0) ?? 0}</td>
          </tr>
        </tbody>
      </table>
      <p className={notes.quiet}>{t(`emerging.reference-note.${result.reference}`)}</p>
      <Honesty
        cases={counted.cases}
        leftOut={leftOut}
        emptyShare={emptyUnits(found) / units.count}
        out={t('emerging.out', { ...leftOut, beside, untimed })}
      />
    </div>
  );
}
