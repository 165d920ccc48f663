import type { PartReport } from './dataset-part';
import type { ExtraField } from './extra-field';
import type { FieldId } from './field';
import type { ImportReport } from './import-report';
import type { Extent } from './place';
import type { PersonalColumn } from './table-quality';

/** What every view may know of the data without asking for rows. */
export interface DatasetSummary {
  /** Content fingerprint: source bytes and recipe. */
  readonly id: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly rowCount: number;
  readonly fields: readonly FieldId[];
  /** Unmapped columns that were kept, in the file's order; none where absent. */
  readonly extras?: readonly ExtraField[];
  /** Dictionary of each category field; index 0 is '' (missing). */
  readonly dictionaries: { readonly [F in FieldId]?: readonly string[] };
  /** First and last reported_at, ms of the local wall clock; null where no time was read. */
  readonly timeRange: readonly [first: number, last: number] | null;
  readonly extent: Extent | null;
  /** Of all parts together. */
  readonly report: ImportReport;
  /** Columns whose texts give people away, for exports to mask; absent until they have been looked through. */
  readonly personal?: readonly PersonalColumn[];
  /** Of each file of the data set; none for the demo. */
  readonly parts: readonly PartReport[];
}
