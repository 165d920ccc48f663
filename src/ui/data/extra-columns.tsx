// biome-ignore-all lint/suspicious/noArrayIndexKey: columns of a file have no identity but their place
import type { CaseRecipe, Proposal } from '../../domain/recipe';
import { useTranslation } from '../kit/translation';
import styles from './extra-columns.module.css';

interface ExtraColumnsProps {
  readonly proposal: Proposal;
  readonly mapping: CaseRecipe['mapping'];
  /** 0-based columns that are not to be kept. */
  readonly dropped: readonly number[];
  readonly onDropped: (dropped: readonly number[]) => void;
}

/** Columns that no field takes: kept as they are, each can be left out. */
export function ExtraColumns({ proposal, mapping, dropped, onDropped }: ExtraColumnsProps) {
  const { t } = useTranslation();
  const mapped = new Set(Object.values(mapping));
  const columns = proposal.recipe.headers.map((_, column) => column).filter((column) => !mapped.has(column));
  if (columns.length === 0) return null;
  const left = columns.filter((column) => dropped.includes(column));
  const toggle = (column: number, keep: boolean) =>
    onDropped(keep ? dropped.filter((one) => one !== column) : [...dropped, column]);
  return (
    <fieldset className={styles.extras} data-testid="extra-columns">
      <legend>{t('extras.title', { n: columns.length - left.length })}</legend>
      <p className={styles.hint}>
        {t('extras.hint')}
        <button type="button" disabled={left.length === 0} onClick={() => onDropped([])}>
          {t('extras.keep-all')}
        </button>
        <button type="button" disabled={left.length === columns.length} onClick={() => onDropped(columns)}>
          {t('extras.drop-all')}
        </button>
      </p>
      <ul>
        {columns.map((column) => (
          <li key={column}>
            <label>
              <input
                type="checkbox"
                data-testid={`extra-keep-${column}`}
                checked={!dropped.includes(column)}
                onChange={(event) => toggle(column, event.target.checked)}
              />
              <span className={styles.name}>
                {proposal.recipe.headers[column] || t('import.column', { n: column + 1 })}
              </span>
              <span className={styles.sample}>{sampleOf(proposal, column) ?? t('extras.blank')}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** A first value, so that the user knows the column again. */
function sampleOf({ preview }: Proposal, column: number): string | undefined {
  return preview.map((row) => row[column]?.trim() ?? '').find((text) => text !== '');
}
