/** Below what double precision leaves of an exact tail. */
const LEAST = 1e-9;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A probability to three figures; below 0.0001 as a power of ten, below 10⁻⁹ only so much. */
export function probabilityText(p: number, locale: string): string {
  if (p < LEAST) return `< ${power(LEAST, locale)}`;
  return p < 0.0001 ? power(p, locale) : figures(p, locale);
}

/** "= 0.0123", "< 10⁻⁹": as a relation, which is how it is read aloud. */
export function pRelation(p: number, locale: string): string {
  return p < LEAST ? probabilityText(p, locale) : `= ${probabilityText(p, locale)}`;
}

function figures(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
}

function power(value: number, locale: string): string {
  const [mantissa, exponent] = value.toExponential(2).split('e');
  const raised = Array.from(String(Math.abs(Number(exponent))), (digit) => SUPERSCRIPTS[Number(digit)]).join(
    '',
  );
  const factor = Number(mantissa) === 1 ? '' : `${figures(Number(mantissa), locale)}×`;
  return `${factor}10⁻${raised}`;
}
