import type { NumberField } from './field';
import type { ImportReport } from './import-report';
import type { CaseRecipe } from './recipe';

/**
 * What a file of cases does to the cases that are there. `new` opens a data set of its own; `append` adds cases, of two
 * rows with one id the earlier file's stays; `update` puts the file's row in the place of an older one and adds the
 * rest; `replace` is a full new list under the same name.
 */
export const IMPORT_MODES = ['new', 'append', 'update', 'replace'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What a part does to those before it in the list. `flags` brings no cases: it marks those it lists. */
export const PART_MODES = ['append', 'update', 'flags'] as const;
export type PartMode = (typeof PART_MODES)[number];

/** What a list of case numbers can say of the cases on it. */
export const MARK_FIELDS = [
  'overdue',
  'delay_count',
  'rework_count',
  'suspended',
  'self_handled',
] as const satisfies readonly NumberField[];
export type MarkField = (typeof MARK_FIELDS)[number];

/** One file of a data set. Source bytes and recipes of all parts, in order, give the same rows again. */
export interface DatasetPart {
  /** Fingerprint of the source bytes. */
  readonly source: string;
  readonly name: string;
  readonly byteLength: number;
  readonly recipe: CaseRecipe;
  readonly mode: PartMode;
  /** Of a `flags` part: every case on the list is set to 1 here, unless a column of the list says more. */
  readonly marks?: readonly MarkField[];
}

/** Rows of a part refused because another row of the same file has their number and says something else. */
export function conflictsInFile({ mode, report, changed }: PartReport): number {
  const all = report.tallies?.rejected.duplicate_conflict ?? 0;
  return mode === 'flags' ? 0 : mode === 'append' ? all - changed : all;
}

/** What became of one part when the data set was read. */
export interface PartReport {
  readonly name: string;
  readonly mode: PartMode;
  readonly report: ImportReport;
  /** Cases that no other part before it has. */
  readonly added: number;
  /** Cases that were there with the same content. */
  readonly equal: number;
  /** `update`: cases whose row took an older one's place; `append`: rows refused because theirs differs. */
  readonly changed: number;
  /** Of a `flags` part: cases that were marked, and the numbers on the list that no case has. */
  readonly matched?: number;
  readonly unmatched?: readonly string[];
}
