/** Below what double precision leaves of an exact tail. */
const LEAST = 1e-9;

/** "= 0.0123", "< 0.000000001": a p or a rate as a relation, which is how it is read aloud. */
export function pText(p: number, locale: string): string {
  const below = p < LEAST;
  const number = new Intl.NumberFormat(locale, {
    maximumSignificantDigits: 3,
    ...((below ? LEAST : p) < 0.0001 ? { notation: 'scientific' as const } : {}),
  }).format(below ? LEAST : p);
  return below ? `< ${number}` : `= ${number}`;
}
