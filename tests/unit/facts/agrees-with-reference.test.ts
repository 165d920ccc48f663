import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONVENTIONS } from '../../../src/domain/fact-context';
import { factTable } from '../../../src/facts/fact-table';
import { numbersOf } from '../../../src/facts/life-rows';
import { FACTS } from '../../../src/facts/registry';
import { bitsOfRows, countBoth, hasBit } from '../../../src/facts/selected-rows';
import { columnsOf } from './columns-of';
import { referenceFacts } from './plain-reference';
import { moments, randomCase } from './random-cases';

describe('facts', () => {
  it('are what a plain reading of the definitions gives', () => {
    fc.assert(
      fc.property(
        fc.array(randomCase, { minLength: 1, maxLength: 70 }),
        moments,
        moments,
        fc.constantFrom(...CONVENTIONS),
        (cases, asOf, dataEnd, convention) => {
          const data = columnsOf(cases);
          const context = { asOf, dataEnd, convention };
          const table = factTable(data, numbersOf(data, 'deadline'), context);
          cases.forEach((one, row) => {
            const found = FACTS.filter(({ id }) => hasBit(table.bits.get(id)!, row)).map(({ id }) => id);
            expect(found).toEqual([...referenceFacts(one, one.deadline, context)].sort());
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keep the sums that the definitions imply', () => {
    fc.assert(
      fc.property(fc.array(randomCase, { maxLength: 100 }), moments, (cases, asOf) => {
        const data = columnsOf(cases);
        const deadlines = numbersOf(data, 'deadline');
        const table = factTable(data, deadlines, { asOf, dataEnd: asOf, convention: 'egova' });
        const all = bitsOfRows(
          cases.length,
          Uint32Array.from(cases, (_, row) => row),
        );
        const n = (fact: string) => countBoth(table.bits.get(fact)!, all);
        expect(n('disposed') + n('to_dispose')).toBe(n('should_dispose'));
        expect(n('disposed_in_time') + n('disposed_late')).toBe(n('disposed'));
        expect(n('to_dispose_in_time') + n('overdue_undisposed')).toBe(n('to_dispose'));
        expect(n('disposed') + n('overdue_undisposed')).toBe(n('should_close'));
        expect(n('closed_in_time') + n('closed_late')).toBe(n('closed'));
        expect(n('overdue_to_close') + n('closed_late')).toBe(n('overdue'));
        expect(n('closed') + n('to_close') + n('suspended')).toBe(n('filed'));
      }),
    );
  });

  it('are not told without the fields they need', () => {
    const data = columnsOf([{ status: 'closed' }], ['deadline', 'overdue', 'limit_text', 'rework_count']);
    const table = factTable(data, numbersOf(data, 'deadline'), {
      asOf: 0,
      dataEnd: 0,
      convention: 'egova',
    });
    expect(table.bits.has('closed')).toBe(true);
    expect(['closed_in_time', 'should_close', 'rework'].filter((id) => table.bits.has(id))).toEqual([]);
  });

  it('have one name each, that of their file', () => {
    const files = Object.keys(import.meta.glob('../../../src/facts/rules/*.ts'));
    const names = files.map((path) => path.replace(/^.*\/|\.ts$/g, '').replaceAll('-', '_'));
    expect(FACTS.map(({ id }) => id).sort()).toEqual(names.sort());
  });
});
