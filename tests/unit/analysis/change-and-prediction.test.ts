import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialUpper, campaignEffect, countChange } from '../../../src/analysis/change';
import { nearRepeats } from '../../../src/analysis/near-repeats';
import { scorePrediction } from '../../../src/analysis/prediction';
import { chiSquareP, dutyShare, tideSummary } from '../../../src/analysis/tide';
import { seededRandom } from '../../../src/domain/seeded-random';

describe('change of a count', () => {
  it('has the binomial’s own tails', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, share) => {
          let sum = 0;
          for (let i = Math.min(k, n + 1); i <= n; i++)
            sum += choose(n, i) * share ** i * (1 - share) ** (n - i);
          expect(binomialUpper(k, n, share)).toBeCloseTo(Math.min(1, sum), 10);
        },
      ),
    );
  });

  it('compares rates, not counts', () => {
    const { ratio, p } = countChange(40, 20, 28, 14);
    expect(ratio).toBeCloseTo(1, 12);
    expect(p).toBeGreaterThan(0.9);
    expect(countChange(20, 60, 30, 30).p).toBeLessThan(0.001);
  });

  it('is not judged on a handful of cases', () => {
    expect(countChange(1, 3, 7, 7).p).toBeNaN();
    expect(countChange(0, 8, 7, 7).ratio).toBeNaN();
  });

  it('is measured against a control area', () => {
    const effect = campaignEffect({
      treatedBefore: 100,
      treatedAfter: 50,
      controlBefore: 200,
      controlAfter: 200,
    });
    expect(effect.ratio).toBeCloseTo(0.5, 12);
    // By hand: ln 0.5 ± 1.96 √(1/100 + 1/50 + 1/200 + 1/200) = −0.6931 ± 0.3920
    expect(effect.low).toBeCloseTo(0.3379, 4);
    expect(effect.high).toBeCloseTo(0.74, 4);
    expect(
      campaignEffect({ treatedBefore: 4, treatedAfter: 9, controlBefore: 9, controlAfter: 9 }).p,
    ).toBeNaN();
  });
});

describe('prediction', () => {
  it('gives the published indices: 30 of 100 cases on 5 % of the area, 45 at best', () => {
    // 100 units; five were called and caught 30, the best five would have caught 45.
    const later = new Array<number>(100).fill(0);
    const chosen = new Array<number>(100).fill(0);
    for (let unit = 0; unit < 5; unit++) {
      chosen[unit] = 1;
      later[unit] = 6;
    }
    for (let unit = 5; unit < 10; unit++) later[unit] = 9;
    for (let unit = 10; unit < 35; unit++) later[unit] = 1;
    const score = scorePrediction(later, new Array(100).fill(1), chosen);
    expect(score.cases).toBe(100);
    expect(score.pai).toBeCloseTo(6, 12);
    expect(score.pei).toBeCloseTo(0.667, 3);
  });

  it('is one where the best was chosen, by street length too', () => {
    const score = scorePrediction([9, 1, 5], [100, 100, 50], [1, 0, 1]);
    expect(score.pei).toBe(1);
    expect(score.pai).toBeCloseTo(14 / 15 / (150 / 250), 12);
  });
});

describe('tides', () => {
  it('know an even day and one hour', () => {
    const even = tideSummary(new Array(168).fill(5));
    expect(even.chiSquare).toBe(0);
    expect(even.concentration).toBeLessThan(1e-12);
    const night = new Array(168).fill(0);
    for (let day = 0; day < 7; day++) night[day * 24 + 22] = 10;
    const summary = tideSummary(night);
    expect(summary.meanHour).toBeCloseTo(22.5, 9);
    expect(summary.concentration).toBeCloseTo(1, 12);
    expect(summary.p).toBeLessThan(1e-12);
    expect(summary.peak).toBe(22);
  });

  it('are compared with the hours on duty', () => {
    const counts = new Array(168).fill(1);
    const duty = Array.from({ length: 168 }, (_, at) => at % 24 >= 8 && at % 24 < 18);
    counts[3] = 99;
    expect(dutyShare(counts, duty)).toMatchObject({
      onDuty: 70,
      offDuty: 98 + 98,
      perDutyHour: 1,
      perOffHour: 2,
    });
  });

  it.each([
    [35.172, 23, 0.05],
    [3.841_458_82, 1, 0.05],
    [18.307_038, 10, 0.05],
    [11.688_6, 23, 0.975],
  ])('have the tables’ chi-square: %d with %d degrees', (value, degrees, p) => {
    expect(chiSquareP(value, degrees)).toBeCloseTo(p, 4);
  });
});

describe('near repeats', () => {
  const options = { distances: [0, 100, 500], days: [3, 7, 14], permutations: 199, seed: 5 };

  it('are found where a case brings the next, and not in noise', () => {
    const random = seededRandom(3);
    const xs: number[] = [];
    const ys: number[] = [];
    const days: number[] = [];
    for (let i = 0; i < 150; i++) {
      const [x, y, day] = [random() * 5000, random() * 5000, random() * 300];
      xs.push(x, x + 40 * random());
      ys.push(y, y + 40 * random());
      days.push(day, day + 2 * random());
    }
    const found = nearRepeats(Float64Array.from(xs), Float64Array.from(ys), Float64Array.from(days), options);
    if (typeof found === 'string') throw new Error(found);
    expect(found.ratio[1]![0]).toBeGreaterThan(5);
    expect(found.p[1]![0]).toBe(1 / 200);
    const shuffled = Float64Array.from(days, () => random() * 300);
    const noise = nearRepeats(Float64Array.from(xs), Float64Array.from(ys), shuffled, options);
    if (typeof noise === 'string') throw new Error(noise);
    expect(noise.p[1]![0]).toBeGreaterThan(0.01);
  });

  it('count every pair once, in its band', () => {
    const xs = Float64Array.from([0, 0, 50, 400, 0, 0, 0, 0, 0, 0].map((x, i) => (i < 4 ? x : 1e5 * i)));
    const ys = new Float64Array(10);
    const days = Float64Array.from([0, 2, 5, 20, 1, 1, 1, 1, 1, 1]);
    const found = nearRepeats(xs, ys, days, options);
    if (typeof found === 'string') throw new Error(found);
    // (0,1) same place, 2 days · (0,2) and (1,2) 50 m, 5 and 3 days · (·,3) more than 14 days
    expect(found.pairs).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [0, 0, 0],
    ]);
  });

  it('refuse what cannot be dealt out', () => {
    const ten = new Float64Array(10);
    expect(nearRepeats(ten, ten, ten, options)).toBe('one_day');
    expect(nearRepeats(ten.slice(1), ten, ten, options)).toBe('too_few_cases');
  });
});
