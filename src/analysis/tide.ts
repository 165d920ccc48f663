/** When cases come: 168 counts, Monday 00:00 first, an hour each. */
export interface Tide {
  readonly counts: ArrayLike<number>;
}

export const WEEK_HOURS = 168;

export interface TideSummary {
  readonly cases: number;
  /** Hour of the week with the most cases, the first of equals; −1 without cases. */
  readonly peak: number;
  /** Pearson's χ² of the 24 hours against an even day, with 23 degrees of freedom. */
  readonly chiSquare: number;
  readonly p: number;
  /** Mean direction on the clock of a day, hours 0 … 24; NaN where there is none. */
  readonly meanHour: number;
  /** Length of the mean vector, 0 … 1: 1 when everything happens at one hour. */
  readonly concentration: number;
  /** Rayleigh's test of no direction (Zar's approximation). */
  readonly rayleighP: number;
}

/** Counts are taken at the middle of their hour. */
export function tideSummary(counts: ArrayLike<number>): TideSummary {
  const hours = new Float64Array(24);
  let cases = 0;
  let peak = -1;
  for (let at = 0; at < WEEK_HOURS; at++) {
    const count = counts[at] ?? 0;
    cases += count;
    hours[at % 24] = hours[at % 24]! + count;
    if (count > 0 && (peak < 0 || count > counts[peak]!)) peak = at;
  }
  if (cases === 0) {
    return { cases, peak, chiSquare: 0, p: 1, meanHour: Number.NaN, concentration: 0, rayleighP: 1 };
  }
  const even = cases / 24;
  let chiSquare = 0;
  let cosines = 0;
  let sines = 0;
  hours.forEach((count, hour) => {
    chiSquare += (count - even) ** 2 / even;
    const angle = ((hour + 0.5) / 24) * 2 * Math.PI;
    cosines += count * Math.cos(angle);
    sines += count * Math.sin(angle);
  });
  const length = Math.hypot(cosines, sines);
  const concentration = length / cases;
  const turn = Math.atan2(sines, cosines) / (2 * Math.PI);
  return {
    cases,
    peak,
    chiSquare,
    p: chiSquareP(chiSquare, 23),
    meanHour: concentration < 1e-12 ? Number.NaN : 24 * (turn < 0 ? turn + 1 : turn),
    concentration,
    rayleighP: rayleighP(length, cases),
  };
}

export interface DutyShare {
  readonly onDuty: number;
  readonly offDuty: number;
  /** Cases per hour of the week on and off duty; NaN where there is no such hour. */
  readonly perDutyHour: number;
  readonly perOffHour: number;
}

/** `duty[hour of the week]` is true where somebody patrols. */
export function dutyShare(counts: ArrayLike<number>, duty: readonly boolean[]): DutyShare {
  let onDuty = 0;
  let offDuty = 0;
  let dutyHours = 0;
  for (let at = 0; at < WEEK_HOURS; at++) {
    if (duty[at]) {
      onDuty += counts[at] ?? 0;
      dutyHours++;
    } else offDuty += counts[at] ?? 0;
  }
  const offHours = WEEK_HOURS - dutyHours;
  return {
    onDuty,
    offDuty,
    perDutyHour: dutyHours > 0 ? onDuty / dutyHours : Number.NaN,
    perOffHour: offHours > 0 ? offDuty / offHours : Number.NaN,
  };
}

/** Zar (1999), 27.4: within 0.001 for n ≥ 10. */
function rayleighP(length: number, n: number): number {
  return Math.min(1, Math.exp(Math.sqrt(1 + 4 * n + 4 * (n * n - length * length)) - (1 + 2 * n)));
}

/** Upper tail of χ²: the regularised incomplete gamma function by series or continued fraction (Numerical Recipes 6.2). */
export function chiSquareP(chiSquare: number, degrees: number): number {
  if (chiSquare <= 0) return 1;
  const a = degrees / 2;
  const x = chiSquare / 2;
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let k = 1; term > sum * 1e-16; k++) {
      term *= x / (a + k);
      sum += term;
    }
    return Math.max(0, 1 - sum * scale);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 10_000; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return Math.min(1, fraction * scale);
}

/** Lanczos' approximation, g = 7, n = 9; relative error near 1e-15. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const coefficients = [
    0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
    -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
  ];
  const t = x + 6.5;
  let sum = coefficients[0]!;
  for (let k = 1; k < coefficients.length; k++) sum += coefficients[k]! / (x - 1 + k);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
