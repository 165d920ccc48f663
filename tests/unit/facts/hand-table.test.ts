import { describe, expect, it } from 'vitest';
import type { Convention } from '../../../src/domain/fact-context';
import { CHINA_CLOCK } from '../../../src/facts/china-clock';
import { factTable } from '../../../src/facts/fact-table';
import { deadlinesOf } from '../../../src/facts/life-rows';
import { hasBit } from '../../../src/facts/selected-rows';
import { columnsOf, type PlainLife } from './columns-of';

/**
 * What each letter of an expectation says. A letter that is not there is a fact that does not hold; `S` is 应结案 by
 * eGova, `Y` by 运城. 上报 holds except where the expectation begins with `-`.
 */
const LETTERS = {
  F: 'filed',
  P: 'dispatched',
  N: 'should_dispose',
  D: 'disposed',
  i: 'disposed_in_time',
  l: 'disposed_late',
  W: 'to_dispose',
  w: 'to_dispose_in_time',
  O: 'overdue_undisposed',
  S: 'should_close',
  C: 'closed',
  t: 'closed_in_time',
  u: 'closed_late',
  U: 'to_close',
  o: 'overdue_to_close',
  R: 'rework',
  E: 'delayed',
  V: 'void',
  H: 'suspended',
} as const;

/**
 * Every case is reported 09-19 15:00, filed 15:10 and dispatched 16:00 of 2025 (a Friday) with its deadline on Monday
 * 09-22 10:00:00, where the third column does not say otherwise; times are `MM-DD HH:MM:SS`. Columns: case | status |
 * what else the file says | counting moment | facts, by hand from domain facts §4.1 and §6.
 */
const TABLE = `
pending                                  | pending    | no-steps                                  | 09-25 12:00:00 | Y
pending, past its deadline               | pending    | no-steps rework=1 delay=1                 | 09-25 12:00:00 | Y
filed                                    | filed      | not-sent                                  | 09-25 12:00:00 | F U Y
filed, deadline passed, no clock yet     | filed      | not-sent delay=1                          | 09-22 10:00:01 | F U Y
with the unit, 1 s before                | processing |                                           | 09-22 09:59:59 | F P N W w U Y
with the unit, at the deadline           | processing |                                           | 09-22 10:00:00 | F P N W w U Y
with the unit, 1 s after                 | processing |                                           | 09-22 10:00:01 | F P N W O S U o Y
checked, done 1 s before                 | checking   | handled=09-22,09:59:59                    | 09-25 12:00:00 | F P N D i S U Y
checked, done at the deadline            | checking   | handled=09-22,10:00:00                    | 09-25 12:00:00 | F P N D i S U Y
checked, done 1 s after                  | checking   | handled=09-22,10:00:01                    | 09-25 12:00:00 | F P N D l S U o Y
closed, done 1 s before                  | closed     | handled=09-22,09:59:59 closed=09-23,09:00:00 | 09-25 12:00:00 | F P N D i S C t Y
closed, done at the deadline             | closed     | handled=09-22,10:00:00 closed=09-23,09:00:00 | 09-25 12:00:00 | F P N D i S C t Y
closed, done 1 s after                   | closed     | handled=09-22,10:00:01 closed=09-23,09:00:00 | 09-25 12:00:00 | F P N D l S C u Y
closed late, but done in time            | closed     | handled=09-20,10:00:00 closed=09-24,09:00:00 | 09-25 12:00:00 | F P N D i S C t Y
no time of disposal, closed 1 s before   | closed     | closed=09-22,09:59:59                     | 09-25 12:00:00 | F P N D i S C t Y
no time of disposal, closed at it        | closed     | closed=09-22,10:00:00                     | 09-25 12:00:00 | F P N D i S C t Y
no time of disposal, closed 1 s after    | closed     | closed=09-22,10:00:01                     | 09-25 12:00:00 | F P N D l S C u Y
void                                     | void       | void=09-19,18:00:00                       | 09-25 12:00:00 | V
void, reworked, delayed, overdue         | void       | void=09-24,18:00:00 rework=1 delay=1 overdue=1 | 09-25 12:00:00 | V
void at the counting moment itself       | void       | void=09-25,12:00:00                       | 09-25 12:00:00 | V
void only after the counting moment      | void       | void=09-25,12:00:01                       | 09-25 12:00:00 | F P N W O S U o Y
void later still, then in time           | void       | void=09-25,12:00:01                       | 09-22 10:00:00 | F P N W w U Y
void without its time                    | void       |                                           | 09-25 12:00:00 | V
suspended, 1 s before                    | suspended  |                                           | 09-22 09:59:59 | F P H Y
suspended, at the deadline               | suspended  |                                           | 09-22 10:00:00 | F P H Y
suspended, 1 s after                     | suspended  |                                           | 09-22 10:00:01 | F P H Y
suspended by its flag alone              | processing | suspended=1                               | 09-25 12:00:00 | F P H Y
suspended while checked                  | checking   | handled=09-23,10:00:00 suspended=1        | 09-25 12:00:00 | F P H Y
suspended once, closed since             | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 suspended=1 | 09-25 12:00:00 | F P N D i S C t Y
suspended once, void since               | void       | void=09-24,09:00:00 suspended=1           | 09-25 12:00:00 | V
flag of suspension says no               | processing | suspended=0                               | 09-22 10:00:00 | F P N W w U Y
suspended, reworked and delayed          | suspended  | rework=1 delay=1                          | 09-25 12:00:00 | F P H Y
reworked, with the unit, at the deadline | processing | rework=1                                  | 09-22 10:00:00 | F P N W w U R Y
reworked, with the unit, 1 s after       | processing | rework=1                                  | 09-22 10:00:01 | F P N W O S U o R Y
reworked twice, checked in time          | checking   | handled=09-22,10:00:00 rework=2           | 09-25 12:00:00 | F P N D i S U R Y
reworked twice, closed 1 s late          | closed     | handled=09-22,10:00:01 closed=09-23,09:00:00 rework=2 | 09-25 12:00:00 | F P N D l S C u R Y
never reworked                           | closed     | handled=09-22,10:00:00 closed=09-23,09:00:00 rework=0 | 09-25 12:00:00 | F P N D i S C t Y
delayed: the deadline is the moved one   | processing | deadline=09-24,10:00:00 delay=1           | 09-24 10:00:00 | F P N W w U E Y
delayed, 1 s after the moved one         | processing | deadline=09-24,10:00:00 delay=1           | 09-24 10:00:01 | F P N W O S U o E Y
delayed, checked at the moved one        | checking   | handled=09-24,10:00:00 deadline=09-24,10:00:00 delay=1 | 09-25 12:00:00 | F P N D i S U E Y
delayed, closed 1 s after it             | closed     | handled=09-24,10:00:01 closed=09-24,12:00:00 deadline=09-24,10:00:00 delay=2 | 09-25 12:00:00 | F P N D l S C u E Y
delayed and reworked, closed in time     | closed     | handled=09-24,09:00:00 closed=09-24,12:00:00 deadline=09-24,10:00:00 delay=1 rework=1 | 09-25 12:00:00 | F P N D i S C t R E Y
the file says late, the times do not     | closed     | handled=09-20,10:00:00 closed=09-20,12:00:00 overdue=1 | 09-25 12:00:00 | F P N D l S C u Y
the file says in time, the times do not  | closed     | handled=09-24,10:00:00 closed=09-24,12:00:00 overdue=0 | 09-25 12:00:00 | F P N D i S C t Y
the file says late, with the unit        | processing | overdue=1                                 | 09-22 09:00:00 | F P N W O S U o Y
the file says in time, past the deadline | processing | overdue=0                                 | 09-25 12:00:00 | F P N W w U Y
late in the file, counted before it      | processing | overdue=1 end=09-25,12:00:00              | 09-22 10:00:00 | F P N W w U Y
in time in the file, counted after it    | processing | overdue=0 end=09-22,09:00:00              | 09-22 10:00:01 | F P N W O S U o Y
late in the file, counted after it       | processing | overdue=1 end=09-22,09:00:00              | 09-22 09:30:00 | F P N W O S U o Y
no deadline                              | processing | no-deadline                               | 09-25 12:00:00 | F P N W w U
no deadline, the file says late          | processing | no-deadline overdue=1                     | 09-25 12:00:00 | F P N W O S U o
no deadline, closed                      | closed     | no-deadline handled=09-24,10:00:00 closed=09-24,12:00:00 | 09-25 12:00:00 | F P N D i S C t
counted before the report                | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-19 14:59:59 | -
counted at the report                    | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-19 15:00:00 | Y
counted 1 s before filing                | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-19 15:09:59 | Y
counted at filing                        | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-19 15:10:00 | F U Y
counted 1 s before dispatch              | checking   | handled=09-22,09:00:00                    | 09-19 15:59:59 | F U Y
counted at dispatch                      | checking   | handled=09-22,09:00:00                    | 09-19 16:00:00 | F P N W w U Y
counted 1 s before the disposal          | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-22 08:59:59 | F P N W w U Y
counted at the disposal                  | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-22 09:00:00 | F P N D i S U Y
counted 1 s before the closing           | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-23 08:59:59 | F P N D i S U Y
counted at the closing                   | closed     | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-23 09:00:00 | F P N D i S C t Y
late one, counted between deadline and disposal | closed | handled=09-23,09:00:00 closed=09-24,09:00:00 | 09-22 10:00:01 | F P N W O S U o Y
suspended, counted before its dispatch   | suspended  |                                           | 09-19 15:30:00 | F U Y
status not known, times say closed       | unknown    | handled=09-22,09:00:00 closed=09-23,09:00:00 | 09-25 12:00:00 | F P N D i S C t Y
status not known, times say checked      | unknown    | handled=09-22,10:00:01                    | 09-25 12:00:00 | F P N D l S U o Y
status not known, times say with the unit | unknown   |                                           | 09-22 10:00:01 | F P N W O S U o Y
status not known, times say void         | unknown    | void=09-20,10:00:00                       | 09-25 12:00:00 | V
status not known, no times               | unknown    | no-steps                                  | 09-25 12:00:00 |
4 work hours over a weekend, 1 s before  | processing | no-deadline limit=4工作时                  | 09-22 09:59:59 | F P N W w U Y
4 work hours over a weekend, at it       | processing | no-deadline limit=4工作时                  | 09-22 10:00:00 | F P N W w U Y
4 work hours over a weekend, 1 s after   | processing | no-deadline limit=4工作时                  | 09-22 10:00:01 | F P N W O S U o Y
4 work hours, the Sunday is worked (调休) | processing | no-deadline limit=4工作时 sent=09-26,16:00:00 | 09-28 10:00:00 | F P N W w U Y
the worked Sunday, 1 s after             | processing | no-deadline limit=4工作时 sent=09-26,16:00:00 | 09-28 10:00:01 | F P N W O S U o Y
2 work hours over National Day           | processing | no-deadline limit=2工作时 sent=09-30,17:00:00 | 10-09 09:00:00 | F P N W w U Y
over National Day, 1 s after             | processing | no-deadline limit=2工作时 sent=09-30,17:00:00 | 10-09 09:00:01 | F P N W O S U o Y
2 work hours into a worked Saturday      | checking   | no-deadline limit=2工作时 sent=10-10,17:00:00 handled=10-11,09:00:00 | 10-20 12:00:00 | F P N D i S U Y
a worked Saturday, 1 s after             | checking   | no-deadline limit=2工作时 sent=10-10,17:00:00 handled=10-11,09:00:01 | 10-20 12:00:00 | F P N D l S U o Y
1 workday over a weekend                 | closed     | no-deadline limit=1工作日 handled=09-22,16:00:00 closed=09-22,17:00:00 | 09-25 12:00:00 | F P N D i S C t Y
1 workday over a weekend, 1 s after      | closed     | no-deadline limit=1工作日 handled=09-22,16:00:01 closed=09-22,17:00:00 | 09-25 12:00:00 | F P N D l S C u Y
4 urgent hours run on in the evening     | processing | no-deadline limit=4紧急工作时              | 09-19 20:00:00 | F P N W w U Y
4 urgent hours, 1 s after                | processing | no-deadline limit=4紧急工作时              | 09-19 20:00:01 | F P N W O S U o Y
1 natural day ends on a Saturday         | processing | no-deadline limit=1天                     | 09-20 16:00:00 | F P N W w U Y
1 natural day, 1 s after                 | processing | no-deadline limit=1天                     | 09-20 16:00:01 | F P N W O S U o Y
suspended over a holiday                 | suspended  | no-deadline limit=2工作时 sent=09-30,17:00:00 | 10-09 09:00:01 | F P H Y
`;

interface HandCase {
  readonly name: string;
  readonly row: PlainLife;
  readonly asOf: number;
  readonly dataEnd: number;
  readonly expected: string;
}

const moment = (text: string): number => Date.parse(`2025-${text.replace(',', ' ').replace(' ', 'T')}Z`);

function parse(line: string): HandCase {
  const [name = '', status = '', said = '', when = '', expected = ''] = line
    .split('|')
    .map((cell) => cell.trim());
  const words = said.split(/\s+/).filter((word) => word !== '');
  const value = (key: string) => words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
  const has = (word: string) => words.includes(word);
  const time = (field: keyof PlainLife, text: string | undefined) =>
    text === undefined ? {} : { [field]: moment(text) };
  const number = (field: keyof PlainLife, text: string | undefined) =>
    text === undefined ? {} : { [field]: Number(text) };
  const asOf = moment(when);
  const end = value('end');
  return {
    name,
    asOf,
    dataEnd: end === undefined ? asOf : moment(end),
    expected: expected.replace(/\s+/g, ' '),
    row: {
      status,
      reported_at: moment('09-19 15:00:00'),
      ...(has('no-steps') ? {} : { filed_at: moment('09-19 15:10:00') }),
      ...(has('no-steps') || has('not-sent')
        ? {}
        : { dispatched_at: moment(value('sent') ?? '09-19 16:00:00') }),
      ...time('handled_at', value('handled')),
      ...time('closed_at', value('closed')),
      ...time('void_at', value('void')),
      ...(has('no-deadline') ? {} : { deadline: moment(value('deadline') ?? '09-22 10:00:00') }),
      ...number('overdue', value('overdue')),
      ...number('rework_count', value('rework')),
      ...number('delay_count', value('delay')),
      ...number('suspended', value('suspended')),
      ...(value('limit') === undefined ? {} : { limit_text: value('limit')! }),
    },
  };
}

const CASES = TABLE.trim().split('\n').map(parse);

function factsOf({ row, asOf, dataEnd }: HandCase, convention: Convention): (fact: string) => boolean {
  const data = columnsOf([row]);
  const table = factTable(data, deadlinesOf(data, CHINA_CLOCK), { asOf, dataEnd, convention });
  return (fact) => hasBit(table.bits.get(fact)!, 0);
}

describe('facts by hand', () => {
  it('has at least sixty cases', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const egova = factsOf(one, 'egova');
    const found = Object.entries(LETTERS)
      .filter(([, fact]) => egova(fact))
      .map(([letter]) => letter);
    if (factsOf(one, 'yuncheng')('should_close')) found.push('Y');
    if (!egova('reported')) found.unshift('-');
    expect(found.join(' ')).toBe(one.expected);
  });

  it('counts rework and delay of suspended cases by 运城 alone', () => {
    const one = CASES.find(({ name }) => name === 'suspended, reworked and delayed')!;
    const [egova, yuncheng] = [factsOf(one, 'egova'), factsOf(one, 'yuncheng')];
    expect([egova('rework'), egova('delayed')]).toEqual([false, false]);
    expect([yuncheng('rework'), yuncheng('delayed')]).toEqual([true, true]);
  });
});
