import type { ExtraField } from './extra-field';
import { CONVENTIONS, type CountingChoice } from './fact-context';

/**
 * A fact as a column where rows are listed or exported: yes, no, or empty where the data cannot tell it. The id carries
 * the way of counting; it takes the number 0, which no column of a file has.
 */
const PREFIX = 'extra:0:';

/** Words of the data, not of the interface, by the mark of a case: flags in files are written so, and read back so. */
export const FACT_WORDS = ['否', '是', null] as const;

export interface FactColumn {
  readonly fact: string;
  readonly choice: Pick<CountingChoice, 'asOf' | 'convention'>;
}

export function factField({ fact, choice: { asOf, convention } }: FactColumn): ExtraField {
  return `${PREFIX}${fact}|${convention}|${asOf ?? ''}`;
}

/** Null for every other column. */
export function factOfField(field: string): FactColumn | null {
  if (!field.startsWith(PREFIX)) return null;
  const [fact = '', conventionText, asOfText = ''] = field.slice(PREFIX.length).split('|');
  const convention = CONVENTIONS.find((one) => one === conventionText);
  const asOf = asOfText === '' ? null : Number(asOfText);
  return convention === undefined || Number.isNaN(asOf) ? null : { fact, choice: { asOf, convention } };
}
