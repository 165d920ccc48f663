/**
 * A spreadsheet evaluates a CSV cell that begins with one of these, and such a text may come from anybody who
 * reports a case (OWASP, "CSV Injection"). An apostrophe in front makes it text.
 */
const LEADS_FORMULA = /^'*[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * One apostrophe in front of a text that a spreadsheet would evaluate, plain numbers excepted; one more in front of
 * a text that already has apostrophes there. `unguard` is its exact inverse.
 */
export function guard(text: string): string {
  return LEADS_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe away that `guard` put there: `unguard(guard(text)) === text` for every text. */
export function unguard(text: string): string {
  return text.charCodeAt(0) === APOSTROPHE && LEADS_FORMULA.test(text) ? text.slice(1) : text;
}

const APOSTROPHE = 0x27;
