import { CELL_SIDES_METRES } from '../../domain/hotspot';
import { UNIT_KINDS, type UnitKind, type UnitRecipe } from '../../domain/hotspot-units';
import { useAppState } from '../../state/use-app';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';

interface UnitsChoiceProps {
  readonly units: UnitRecipe;
  readonly onChange: (change: Partial<UnitRecipe>) => void;
  readonly testId: string;
}

/** What is tested: cells of a grid, zones, or pieces of street; with their size and who counts as a neighbour. */
export function UnitsChoice({ units, onChange, testId }: UnitsChoiceProps) {
  const { t } = useTranslation();
  const isPlanInForce = useAppState((state) => state.planRanking.inForce !== null);
  const kinds = UNIT_KINDS.filter((kind) => kind !== 'plan' || isPlanInForce || units.kind === 'plan');
  const regular = units.kind === 'squares' || units.kind === 'hexagons';
  return (
    <>
      <label className={styles.field}>
        <span>{t('hotspot.units')}</span>
        <select
          data-testid={testId}
          value={units.kind}
          onChange={(event) => onChange({ kind: event.target.value as UnitKind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`hotspot.units.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {units.kind === 'plan' && !isPlanInForce ? (
        <p className={notes.warn} data-testid={`${testId}-gone`}>
          {t('hotspot.refused.no_plan')}
        </p>
      ) : null}
      {regular ? (
        <label className={styles.field}>
          <span>{t('hotspot.cell-side')}</span>
          <select
            data-testid={`${testId}-side`}
            value={units.sideMetres}
            onChange={(event) => onChange({ sideMetres: Number(event.target.value) })}
          >
            {CELL_SIDES_METRES.map((metres) => (
              <option key={metres} value={metres}>
                {t('hotspot.cell-side-of', { metres })}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {units.kind === 'squares' ? null : (
        <label className={styles.field}>
          <span>{t('hotspot.neighbours')}</span>
          <select
            data-testid={`${testId}-neighbours`}
            value={units.neighbours}
            onChange={(event) =>
              onChange({ neighbours: event.target.value === 'band' ? 'band' : 'touching' })
            }
          >
            <option value="touching">{t('hotspot.neighbours.touching')}</option>
            <option value="band">
              {t(units.kind === 'roads' ? 'hotspot.neighbours.network' : 'hotspot.neighbours.band')}
            </option>
          </select>
        </label>
      )}
    </>
  );
}
