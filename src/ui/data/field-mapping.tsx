// biome-ignore-all lint/suspicious/noArrayIndexKey: columns and rows of a file have no identity but their place
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
import { useState } from 'react';
import { FIELDS, type FieldId } from '../../domain/field';
import type { CaseRecipe, Proposal } from '../../domain/recipe';
import { useTranslation } from '../kit/translation';
import styles from './field-mapping.module.css';

/** Shown even where nothing was recognised: what the product needs most. */
const ALWAYS: ReadonlySet<FieldId> = new Set([
  'case_id',
  'reported_at',
  'lon',
  'lat',
  'major',
  'minor',
  'status',
  'address',
  'district',
  'street',
]);

const SURE = 0.85;

interface FieldMappingProps {
  readonly proposal: Proposal;
  readonly mapping: CaseRecipe['mapping'];
  readonly onField: (field: FieldId, column: number | null) => void;
}

export function FieldMapping({ proposal, mapping, onField }: FieldMappingProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { headers } = proposal.recipe;
  const shown = FIELDS.filter(
    ({ id }) =>
      all || ALWAYS.has(id) || mapping[id] !== undefined || proposal.recipe.mapping[id] !== undefined,
  );
  const recognised = Object.keys(proposal.recipe.mapping).length;

  return (
    <>
      <h3 className={styles.title}>{t('import.mapping')}</h3>
      <p className={styles.hint}>{t('import.mapping-hint', { n: recognised })}</p>
      <ul className={styles.fields}>
        {shown.map(({ id }) => (
          <li key={id} className={styles.field}>
            <label htmlFor={`map-${id}`}>{t(`field.${id}`)}</label>
            <select
              id={`map-${id}`}
              data-testid={`map-field-${id}`}
              value={mapping[id] ?? ''}
              onChange={(event) => onField(id, event.target.value === '' ? null : Number(event.target.value))}
            >
              <option value="">{t('import.mapping-none')}</option>
              {headers.map((header, column) => (
                <option key={`${column}:${header}`} value={column}>
                  {header === '' ? t('import.column', { n: column + 1 }) : header}
                </option>
              ))}
            </select>
            <Trust proposal={proposal} field={id} column={mapping[id]} />
          </li>
        ))}
      </ul>
      {shown.length < FIELDS.length ? (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('import.more-fields', { n: FIELDS.length - shown.length })}
        </button>
      ) : null}
      <Preview proposal={proposal} mapping={mapping} />
    </>
  );
}

function Trust({
  proposal,
  field,
  column,
}: {
  proposal: Proposal;
  field: FieldId;
  column: number | undefined;
}) {
  const { t } = useTranslation();
  if (column === undefined) return <span className={styles.trust} />;
  if (proposal.recipe.mapping[field] !== column) {
    return <span className={styles.trust}>{t('import.by-hand')}</span>;
  }
  const sure = (proposal.confidence[field] ?? 0) >= SURE;
  return (
    <span className={`${styles.trust} ${sure ? styles.sure : styles.likely}`}>
      {t(sure ? 'import.sure' : 'import.likely')}
    </span>
  );
}

function Preview({ proposal, mapping }: { proposal: Proposal; mapping: CaseRecipe['mapping'] }) {
  const { t } = useTranslation();
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field as FieldId]));
  const { headers } = proposal.recipe;
  return (
    <>
      <h3 className={styles.title}>{t('import.preview', { n: proposal.preview.length })}</h3>
      <section
        className={styles.scroll}
        tabIndex={0}
        aria-label={t('import.preview', { n: proposal.preview.length })}
      >
        <table className={styles.preview}>
          <thead>
            <tr>
              {headers.map((header, column) => {
                const field = fieldOf.get(column);
                return (
                  <th key={`${column}:${header}`} className={field === undefined ? styles.unmapped : ''}>
                    {header === '' ? t('import.column', { n: column + 1 }) : header}
                    <small>{field === undefined ? t('import.mapping-none') : t(`field.${field}`)}</small>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {proposal.preview.map((row, line) => (
              <tr key={line}>
                {headers.map((header, column) => (
                  <td key={`${column}:${header}`} className={fieldOf.has(column) ? '' : styles.unmapped}>
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
