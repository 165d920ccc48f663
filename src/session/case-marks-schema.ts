import * as z from 'zod/mini';
import { type CaseMarks, MOST_NOTE, MOST_TAGS, NO_MARKS, TAG_COLOURS } from '../domain/case-marks';

const text = (most: number) => z.string().check(z.maxLength(most));
export const NOTE_LENGTH = MOST_NOTE;
export const TAG_NAME_LENGTH = 40;

const tagSchema = z.strictObject({ id: text(40), name: text(TAG_NAME_LENGTH), colour: z.enum(TAG_COLOURS) });
const markSchema = z.strictObject({
  tags: z.array(text(40)).check(z.maxLength(50)),
  note: text(NOTE_LENGTH),
  row: z.number(),
});
const marksSchema = z.strictObject({
  tags: z.array(tagSchema).check(z.maxLength(MOST_TAGS)),
  cases: z.record(text(400), markSchema),
});

/** What was kept of a data set's marks; none where it is none of ours. */
export function parseCaseMarks(value: unknown): CaseMarks {
  const parsed = z.safeParse(marksSchema, value);
  return parsed.success ? parsed.data : NO_MARKS;
}
