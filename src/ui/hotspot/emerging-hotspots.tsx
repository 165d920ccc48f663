import type { CubeReference } from '../../domain/emerging';
import { SLICE_UNITS, type SliceUnit } from '../../domain/time-slices';
import {
  chooseEmerging,
  chooseEmergingUnits,
  findEmerging,
  isEmergingStale,
} from '../../state/emerging-commands';
import { shownEmerging } from '../../state/hotspot-ground';
import { useApp, useAppState } from '../../state/use-app';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { CellHistory } from './cell-history';
import { EmergingTable } from './emerging-table';
import styles from './hotspot.module.css';
import { RunRow, useStageText } from './run-row';
import { UnitsChoice } from './units-choice';

/** What became of each unit over the weeks or months: new, growing, lasting, fading … */
export function EmergingHotspots() {
  const app = useApp();
  const { t } = useTranslation();
  const { recipe, running, share, refusal, selectedCell } = useAppState((state) => state.emerging);
  const found = useAppState(shownEmerging);
  const stale = useAppState(isEmergingStale);
  const stage = useStageText(running);
  return (
    <section className={styles.part} aria-label={t('emerging.title')}>
      <div className={styles.fields}>
        <UnitsChoice
          units={recipe.units}
          testId="emerging-units"
          onChange={(change) => chooseEmergingUnits(app, change)}
        />
        <label className={styles.field}>
          <span>{t('emerging.slice')}</span>
          <select
            data-testid="emerging-slice"
            value={recipe.slice}
            onChange={(event) => chooseEmerging(app, { slice: event.target.value as SliceUnit })}
          >
            {SLICE_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`emerging.slice.${unit}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          <span>{t('emerging.reference')}</span>
          <select
            data-testid="emerging-reference"
            value={recipe.reference}
            onChange={(event) => chooseEmerging(app, { reference: event.target.value as CubeReference })}
          >
            <option value="whole_cube">{t('emerging.reference.whole_cube')}</option>
            <option value="slice">{t('emerging.reference.slice')}</option>
          </select>
        </label>
      </div>
      <RunRow
        label={t('emerging.run')}
        stage={stage}
        share={share}
        testId="emerging-run"
        onRun={() => void findEmerging(app)}
      />
      {refusal === null ? null : (
        <p className={notes.warn} role="alert" data-testid="emerging-refusal" data-code={refusal}>
          {t(`hotspot.refused.${refusal}`)}
        </p>
      )}
      {found === null ? null : (
        <>
          {stale ? (
            <p className={notes.warn} role="status" data-testid="emerging-stale">
              {t('hotspot.stale')}
            </p>
          ) : null}
          {selectedCell === null ? (
            <p className={notes.quiet}>{t('emerging.pick')}</p>
          ) : (
            <CellHistory found={found.result} unit={selectedCell} />
          )}
          <EmergingTable found={found.result} />
        </>
      )}
      <p className={notes.quiet}>{t('emerging.intro')}</p>
    </section>
  );
}
