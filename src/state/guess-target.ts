import type { MarkField } from '../domain/dataset-part';
import type { ImportTarget } from '../domain/recipe';

const HEAD_BYTES = 4096;
const POLYGON_BYTES = 1 << 20;

/** What lists of case numbers are called, and what they say of the cases on them. */
const MARK_WORDS: readonly (readonly [words: RegExp, mark: MarkField])[] = [
  [/延期/, 'delay_count'],
  [/返工/, 'rework_count'],
  [/超期|超时|逾期/, 'overdue'],
  [/挂账|挂起|缓办/, 'suspended'],
  [/自办|自处置|自行处置/, 'self_handled'],
];

export function guessMarks(fileName: string): readonly MarkField[] {
  return MARK_WORDS.filter(([words]) => words.test(fileName)).map(([, mark]) => mark);
}

/** By the file's first bytes; its name decides only whether a table is a list that marks cases which are open. */
export async function guessTarget(file: File, casesAreOpen: boolean): Promise<ImportTarget> {
  const head = await file.slice(0, HEAD_BYTES).text();
  if (!/^\uFEFF?\s*[{[]/.test(head)) {
    return casesAreOpen && /名单|清单|列表/.test(file.name) && guessMarks(file.name).length > 0
      ? 'flags'
      : 'cases';
  }
  return /"(Multi)?Polygon"/.test(await file.slice(0, POLYGON_BYTES).text()) &&
    !/"(highway|building|landuse|waterway|kind)"/.test(head)
    ? 'zones'
    : 'reference';
}
