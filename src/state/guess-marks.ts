import type { MarkField } from '../domain/dataset-part';

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

/** By its name alone: what it holds, case numbers, says nothing of what they mean. */
export function looksLikeMarks(fileName: string, casesAreOpen: boolean): boolean {
  return casesAreOpen && /名单|清单|列表/.test(fileName) && guessMarks(fileName).length > 0;
}
