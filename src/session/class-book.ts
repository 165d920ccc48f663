import * as z from 'zod/mini';
import type { ClassBook } from '../domain/class-theme';

/** Of a file of class matches and themes, and of what this machine keeps: hostile input, bounded in every list and text. */
const KIND = 'shirong-classes';

const name = z.string().check(z.maxLength(200));
const code = z.string().check(z.regex(/^\d{4,5}$/));

const choice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('standard'), code }),
  z.strictObject({ kind: z.literal('local') }),
  z.strictObject({ kind: z.literal('ignore') }),
]);

const theme = z.strictObject({
  id: z.string().check(z.regex(/^u[0-9a-z-]{1,40}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  hue: z.nullable(z.int().check(z.gte(0), z.lt(360))),
  codes: z.array(code).check(z.maxLength(500)),
  legacy: z.array(code).check(z.maxLength(500)),
  names: z.array(name).check(z.maxLength(500)),
});

const bookSchema = z.strictObject({
  kind: z.literal(KIND),
  v: z.literal(1),
  resolutions: z.array(z.strictObject({ major: name, minor: name, choice })).check(z.maxLength(20_000)),
  themes: z.array(theme).check(z.maxLength(200)),
});

export function parseClassBook(value: unknown): ClassBook | null {
  const parsed = z.safeParse(bookSchema, value);
  if (!parsed.success) return null;
  const { resolutions, themes } = parsed.data;
  return { resolutions, themes };
}

export function readClassFile(text: string): ClassBook | null {
  try {
    return parseClassBook(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The book as it is stored and as the file says it. */
export function storedBook(book: ClassBook): z.infer<typeof bookSchema> {
  return structuredClone({ kind: KIND, v: 1, ...book }) as z.infer<typeof bookSchema>;
}
