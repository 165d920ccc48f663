import type { SeatRule } from '../../domain/draft';

/**
 * Zones for each street by its load; every street gets at least `least` (one, or its locked zones) and at
 * most `most` (its units). Largest
 * remainder (Hamilton) or Sainte-Laguë (Webster); ties go to the larger load, then to the earlier street. The sum is
 * `zones`, which lies between Σ least and Σ most.
 */
export function streetSeats(
  loads: readonly number[],
  least: readonly number[],
  most: readonly number[],
  zones: number,
  rule: SeatRule,
): Uint32Array {
  const seats = Uint32Array.from(least);
  const total = loads.reduce((sum, load) => sum + load, 0);
  let left = zones - least.reduce((sum, one) => sum + one, 0);
  const quota = (street: number) => (total > 0 ? (loads[street]! / total) * zones : zones / loads.length);
  if (rule === 'largest_remainder') {
    for (let street = 0; street < loads.length; street++) {
      const whole = Math.min(Math.floor(quota(street)), most[street]!);
      const more = Math.min(whole - seats[street]!, left);
      if (more <= 0) continue;
      seats[street] = seats[street]! + more;
      left -= more;
    }
  }
  const claim = (street: number) =>
    rule === 'largest_remainder' ? quota(street) - seats[street]! : loads[street]! / (2 * seats[street]! + 1);
  while (left > 0) {
    let best = -1;
    for (let street = 0; street < loads.length; street++) {
      if (seats[street]! >= most[street]!) continue;
      if (
        best < 0 ||
        claim(street) > claim(best) ||
        (claim(street) === claim(best) && loads[street]! > loads[best]!)
      ) {
        best = street;
      }
    }
    if (best < 0) break;
    seats[best] = seats[best]! + 1;
    left--;
  }
  return seats;
}
