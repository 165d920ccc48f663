import emptyMarks from '../../../data/empty-marks.json';

const MARKS: ReadonlySet<string> = new Set(emptyMarks.marks);

/** Text that files write where they have nothing to say: -, 无, null … */
export function isEmptyMark(text: string): boolean {
  return text === '' || (text.length <= 12 && MARKS.has(text.toLowerCase()));
}
