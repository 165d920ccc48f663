import * as z from 'zod/mini';
import type { ScoreBook } from '../domain/indicator';

/** What this machine keeps of scores, and what a project brings: hostile until it parses. */
const name = z.string().check(z.regex(/^[a-z0-9_]{1,60}$/));
const weight = z.number().check(z.gte(-1000), z.lte(1000));
const share = z.number().check(z.gte(0), z.lte(1000));
const bookSchema = z.strictObject({
  v: z.literal(1),
  weights: z.record(name, z.record(name, weight)),
  byHand: z.record(name, z.record(name, share)),
});

export function parseScoreBook(value: unknown): ScoreBook | null {
  const parsed = z.safeParse(bookSchema, value);
  if (!parsed.success) return null;
  const { weights, byHand } = parsed.data;
  return { weights, byHand };
}

export function storedScoreBook({ weights, byHand }: ScoreBook): z.infer<typeof bookSchema> {
  return structuredClone({ v: 1, weights, byHand }) as z.infer<typeof bookSchema>;
}
