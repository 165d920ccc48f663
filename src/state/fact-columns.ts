import type { LoadedField, RowField } from '../domain/extra-field';
import { isFieldId } from '../domain/field';
import { toldFacts } from '../jobs/told-facts';
import { tableFact } from './shown-facts';

/** The facts that data with these fields can tell, as columns of the table. */
export function factColumns(fields: readonly LoadedField[]): readonly RowField[] {
  return toldFacts(fields.filter(isFieldId)).map(tableFact);
}
