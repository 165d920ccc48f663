// biome-ignore-all lint/suspicious/noArrayIndexKey: columns and rows of a file have no identity but their place
import { FIELDS, type Field, type FieldId } from '../../domain/field';
import type { CaseRecipe, Proposal } from '../../domain/recipe';
import { useTranslation } from '../kit/translation';
import styles from './field-mapping.module.css';

/** Shown first even where nothing was recognised: what the product needs most. */
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
  const isFirst = (id: FieldId) => ALWAYS.has(id) || proposal.recipe.mapping[id] !== undefined;
  const rest = FIELDS.filter(({ id }) => !isFirst(id));
  const list = (fields: readonly Field[]) => (
    <ul className={styles.fields}>
      {fields.map(({ id }) => (
        <MappedField key={id} field={id} proposal={proposal} column={mapping[id]} onField={onField} />
      ))}
    </ul>
  );
  return (
    <>
      <h3 className={styles.title}>{t('import.mapping')}</h3>
      <p className={styles.hint}>
        {t('import.mapping-hint', { n: Object.keys(proposal.recipe.mapping).length })}
      </p>
      {list(FIELDS.filter(({ id }) => isFirst(id)))}
      <h3 className={styles.title}>{t('import.more-fields', { n: rest.length })}</h3>
      {list(rest)}
    </>
  );
}

interface MappedFieldProps {
  readonly field: FieldId;
  readonly proposal: Proposal;
  readonly column: number | undefined;
  readonly onField: FieldMappingProps['onField'];
}

function MappedField({ field, proposal, column, onField }: MappedFieldProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.field}>
      <label htmlFor={`map-${field}`}>{t(`field.${field}`)}</label>
      <select
        id={`map-${field}`}
        data-testid={`map-field-${field}`}
        value={column ?? ''}
        onChange={(event) => onField(field, event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">{t('import.mapping-none')}</option>
        {proposal.recipe.headers.map((header, index) => (
          <option key={`${index}:${header}`} value={index}>
            {header === '' ? t('import.column', { n: index + 1 }) : header}
          </option>
        ))}
      </select>
      <Trust proposal={proposal} field={field} column={column} />
    </li>
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
