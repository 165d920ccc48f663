import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeRule } from '../../../../src/domain/time-rule';
import { proposeTimeRules } from '../../../../src/ingest/values/time-rules';
import { parseTimeText } from '../../../../src/ingest/values/time-text';
import { proposedRecipe, readCases, utf8 } from '../read-cases';

const column = (...texts: string[]) => texts.map((text) => [text]);
const rulesOf = (...texts: string[]) => proposeTimeRules(column(...texts), 1);
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const two = (n: number) => String(n).padStart(2, '0');

describe('the order of day and month in a column', () => {
  it('is decided by a date that only one order can read', () => {
    expect(rulesOf('03/05/2024', '13/05/2024 08:30', '01/02/2024')).toMatchObject({
      rules: [{ column: 0, order: 'day-first' }],
      evidence: [{ shortDates: 3, proof: '13/05/2024 08:30', disagreeing: false }],
    });
    expect(rulesOf('03/05/2024', '05-13-2024').rules).toEqual([{ column: 0, order: 'month-first' }]);
  });

  it('is not guessed without one, nor where two disagree', () => {
    expect(rulesOf('03/05/2024', '05/03/2024')).toMatchObject({
      rules: [],
      evidence: [{ shortDates: 2, proof: null, disagreeing: false }],
    });
    expect(rulesOf('13/05/2024', '05/13/2024')).toMatchObject({
      rules: [],
      evidence: [{ proof: null, disagreeing: true }],
    });
  });

  it('is not taken from a date that does not exist, nor from a column of something else', () => {
    expect(rulesOf('31/02/2024', '01/02/2024').rules).toEqual([]);
    expect(rulesOf('13/05/2024', 'a', 'b', 'c').evidence).toEqual([]);
  });

  it('reads every date of the column as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.constantFrom('day-first' as const, 'month-first' as const),
        fc.constantFrom('/', '-', '.'),
        (dates, order, separator) => {
          const write = (date: Date) => {
            const [d, m] = [two(date.getUTCDate()), two(date.getUTCMonth() + 1)];
            const parts = order === 'day-first' ? [d, m] : [m, d];
            return [...parts, date.getUTCFullYear()].join(separator);
          };
          const texts = dates.map(write);
          const { rules } = proposeTimeRules(column(...texts), 1);
          const proved = dates.some((date) => date.getUTCDate() > 12);
          expect(rules).toEqual(proved ? [{ column: 0, order }] : []);
          if (!proved) return;
          for (const [at, text] of texts.entries()) {
            const { [at]: date } = dates;
            expect(parseTimeText(text, { order })).toBe(
              Date.UTC(date!.getUTCFullYear(), date!.getUTCMonth(), date!.getUTCDate()),
            );
          }
        },
      ),
    );
  });
});

describe('day counts of a workbook', () => {
  it('are counted from 1900 unless the table’s own dates say 1904', () => {
    const rows = [
      ['45356', '43894', '2024-03-05'],
      ['45357.5', '43895.5', '2024-03-06'],
    ];
    const { rules, evidence } = proposeTimeRules(rows, 3);
    expect(rules).toEqual([{ column: 1, epoch: 1904 }]);
    expect(evidence).toMatchObject([
      { column: 0, serials: 2, serialExample: { text: '45356', time: day('2024-03-05') } },
      { column: 1, serials: 2, serialExample: { text: '43894', time: day('2024-03-05') } },
    ]);
  });

  it('are as far apart as the two systems are', () => {
    expect(parseTimeText('43894', { epoch: 1904 })).toBe(parseTimeText('45356'));
  });
});

describe('a file of such columns', () => {
  it('is read by the rule that its proposal proved', () => {
    const { columns, report } = readCases(
      utf8('案件编号,上报时间,结案时间\nA1,03/05/2024 08:00,02/03/2024\nA2,25/05/2024,03/04/2024\n'),
    );
    expect(columns.reported_at).toEqual([day('2024-05-03') + 8 * 3_600_000, day('2024-05-25')]);
    expect(columns.closed_at).toEqual([null, null]);
    expect(report.tallies?.odd).toEqual({ closed_at: { time_ambiguous: 2 } });
  });
});

describe('what the whole file proves', () => {
  const rows = [...Array.from({ length: 500 }, () => '03/05/2024'), '昨天', '2024-05-13', '31/02/2024'];
  const file = (texts: readonly string[]) =>
    utf8(`案件编号,上报时间,经度,纬度\n${texts.map((text, i) => `${i},${text},114.3,30.5`).join('\n')}\n`);
  function report(late: readonly string[], times?: readonly TimeRule[]) {
    const bytes = file([...rows, ...late]);
    const recipe = proposedRecipe(bytes);
    expect(recipe.times ?? []).toEqual([]);
    return readCases(bytes, times === undefined ? recipe : { ...recipe, times }).report;
  }

  it('is told with its line where it comes too late for the proposal', () => {
    expect(report(['13/05/2024', '14/05/2024']).times).toEqual([
      {
        column: 1,
        order: null,
        unread: 503,
        proofs: [{ order: 'day-first', text: '13/05/2024', line: 505 }],
      },
    ]);
    expect(report([]).times).toEqual([{ column: 1, order: null, unread: 501, proofs: [] }]);
  });

  it('is told where it speaks against the order taken, or against itself', () => {
    expect(report(['13/05/2024'], [{ column: 1, order: 'month-first' }]).times).toEqual([
      {
        column: 1,
        order: 'month-first',
        unread: 2,
        proofs: [{ order: 'day-first', text: '13/05/2024', line: 505 }],
      },
    ]);
    expect(report(['13/05/2024', '05/13/2024']).times![0]!.proofs.map(({ order }) => order)).toEqual([
      'day-first',
      'month-first',
    ]);
  });

  it('is nothing where every such date was read', () => {
    const { times, oddValues } = readCases(file(['2024-03-05', '昨天', '2024-03-06'])).report;
    expect(oddValues).toBe(1);
    expect(times).toBeUndefined();
  });
});
