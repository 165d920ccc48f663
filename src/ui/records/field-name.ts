import { extraHeader, extraOccurrence, isExtraField, type RowField } from '../../domain/extra-field';
import { factOfField } from '../../domain/fact-field';
import { planOfField } from '../../domain/plan-field';
import type { MessageKey, Translate } from '../../i18n/translate';

/** What a column is called: the product's word for a field, the file's own header for every other column. */
export function fieldName(field: RowField, t: Translate): string {
  if (!isExtraField(field)) return t(`field.${field}`);
  const plan = planOfField(field);
  if (plan !== null) return t(`export.plan.${plan}`);
  const fact = factOfField(field);
  if (fact !== null) return t(`fact.${fact.fact}` as MessageKey);
  const header = extraHeader(field).trim();
  const n = extraOccurrence(field);
  if (header === '') return t('records.unnamed-column', { n });
  return n > 1 ? t('records.repeated-column', { header, n }) : header;
}
