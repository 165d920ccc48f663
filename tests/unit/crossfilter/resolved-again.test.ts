import { expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { DEFAULT_COUNTING } from '../../../src/domain/fact-context';
import type { Filter } from '../../../src/domain/filter';
import type { Question } from '../../../src/domain/question';
import { spatial } from './spatial';

const filter: Filter = [{ kind: 'fact', fact: 'overdue', holds: true, choice: DEFAULT_COUNTING }];
const questions: readonly Question[] = [
  { kind: 'count' },
  { kind: 'qualities' },
  { kind: 'density', bandwidthMetres: 300, includeDefault: true },
];

function filledIndex() {
  const index = createBrushIndex(spatial);
  index.begin();
  const rows = Array.from({ length: 20 }, (_, row) => row);
  index.append({
    rowCount: rows.length,
    columns: {
      lon: { kind: 'number', values: Float64Array.from(rows, (row) => 114.0123 + row * 0.00137) },
      lat: { kind: 'number', values: Float64Array.from(rows, (row) => 30.0456 + row * 0.00211) },
    },
    lines: Uint32Array.from(rows, (row) => row + 2),
  });
  index.commit();
  return index;
}

it('answers anew when a clause that was resolved before is given other rows', () => {
  const index = filledIndex();
  const answersOf = (one: typeof index, rowIds: readonly number[]) => {
    one.resolve(filter[0]!, Uint32Array.from(rowIds));
    return structuredClone(one.answer(filter, questions));
  };
  const first = answersOf(index, [7]);
  const again = answersOf(index, [5, 9, 12]);
  expect(first).toEqual(answersOf(filledIndex(), [7]));
  expect(again).toEqual(answersOf(filledIndex(), [5, 9, 12]));
  expect(again).not.toEqual(first);
  expect([...index.rowIds(filter)]).toEqual([5, 9, 12]);
});
