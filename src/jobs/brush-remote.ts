import type { IndexSummary, Located } from '../crossfilter/port';
import type { WholeColumns } from '../crossfilter/whole-columns';
import type { Batch } from '../domain/batch';
import type { FieldId } from '../domain/field';
import type { Clause, Filter } from '../domain/filter';
import type { Extent } from '../domain/place';
import type { Answer, Question } from '../domain/question';
import type { ZoneSet } from '../domain/zone-set';

/** The brush index as seen across a worker's port. */
export interface BrushRemote {
  begin(): Promise<void>;
  append(batch: Batch): Promise<void>;
  commit(): Promise<IndexSummary>;
  discard(): Promise<void>;
  locate(zoneSet: ZoneSet | null, bounds?: Extent): Promise<Located>;
  unresolved(filter: Filter): Promise<readonly Clause[]>;
  resolve(clause: Clause, rowIds: Uint32Array): Promise<void>;
  bring(field: FieldId, values: Float64Array | null): Promise<void>;
  rowIds(filter: Filter): Promise<Uint32Array>;
  wholeColumns(fields: readonly FieldId[]): Promise<WholeColumns>;
  answer(filter: Filter, questions: readonly Question[]): Promise<readonly Answer[]>;
}
