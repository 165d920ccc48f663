/**
 * Rates pulled towards the rate of all units together, each the more the smaller its unit is: global empirical Bayes
 * (Marshall 1991). `sizes` is the base of the rates, in any unit; a unit without size gets the common rate and says nothing
 * about it. Where rates vary no more than chance lets them, all are the common rate.
 */
export function shrunkenRates(counts: ArrayLike<number>, sizes: ArrayLike<number>): Float64Array {
  const shrunken = new Float64Array(counts.length);
  let cases = 0;
  let whole = 0;
  let units = 0;
  for (let unit = 0; unit < counts.length; unit++) {
    const size = sizes[unit]!;
    if (!(size > 0)) continue;
    cases += counts[unit]!;
    whole += size;
    units++;
  }
  if (units === 0) return shrunken;
  const common = cases / whole;
  let spread = 0;
  for (let unit = 0; unit < counts.length; unit++) {
    const size = sizes[unit]!;
    if (size > 0) spread += (size / whole) * (counts[unit]! / size - common) ** 2;
  }
  // What is left of the spread after that of Poisson counts in units of the mean size.
  const between = Math.max(0, spread - (common * units) / whole);
  for (let unit = 0; unit < counts.length; unit++) {
    const size = sizes[unit]!;
    const trust = size > 0 && between > 0 ? between / (between + common / size) : 0;
    shrunken[unit] = trust === 0 ? common : trust * (counts[unit]! / size) + (1 - trust) * common;
  }
  return shrunken;
}
