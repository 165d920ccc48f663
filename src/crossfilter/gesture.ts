import type { TimeField } from '../domain/field';
import { type Clause, type ClauseKey, clauseKey, type Filter } from '../domain/filter';
import type { CaseBinner } from './case-binner';
import { type ClauseRanges, rangesOf } from './clause-range';
import type { ClauseSelections } from './clause-selections';
import type { CodedView } from './coded-views';
import { countAll } from './count-rows';
import type { HeldColumns } from './held-columns';
import { type OrderedRows, orderedRows } from './ordered-rows';
import { countBelow, orderRows, type RowOrder } from './row-order';
import { type RunningCounts, runningCounts } from './running-counts';
import { type RunningWeights, runningWeights } from './running-weights';
import type { Spatial } from './spatial';
import type { Stretches } from './stretches';

/** The rows of a moving clause: stretches of its order, and in them the rows that pass every other clause. */
export interface Passage {
  readonly key: string;
  readonly ordered: OrderedRows;
  readonly stretches: Stretches;
}

/**
 * A clause of a range, or of hours of the week, that moves while all others stay. The rows are put in its order once, with
 * running counts for every view of what the others let through; a step then costs the same wherever the ends lie.
 */
export interface Gesture {
  /** `clause` is about to move, wherever it stands now; the filter's clauses of other keys stay. */
  begin(filter: Filter, clause: Clause): void;
  /** Takes note of a filter that is asked: the second move of the same clause alone begins a gesture. */
  follow(filter: Filter): void;
  /** null where the filter's rows are not those of the gesture. */
  passage(filter: Filter): Passage | null;
  count(passage: Passage): number;
  counts(view: Pick<CodedView, 'key' | 'countRows' | 'size'>, passage: Passage): Uint32Array;
  weights(key: string, binner: CaseBinner, passage: Passage): Int32Array;
  end(): void;
}

interface Moving {
  readonly key: ClauseKey;
  /** Signature of the clauses that stay. */
  readonly staying: string;
  readonly order: RowOrder;
  readonly ordered: Map<string, OrderedRows>;
  readonly counts: Map<string, RunningCounts>;
  readonly weights: Map<string, RunningWeights>;
  /** Of the clause that was asked last: every view asks it again. */
  latest: { readonly clause: Clause; readonly stretches: Stretches } | null;
}

const EVERY_ROW: Pick<CodedView, 'key' | 'countRows' | 'size'> = {
  key: 'every row',
  countRows: countAll(0),
  size: 1,
};
/** One move may be all there is; its tables would cost more than they save. */
const MOVES_OF_A_GESTURE = 2;

export function createGesture(
  spatial: Spatial,
  held: HeldColumns,
  selections: ClauseSelections,
  weekHours: (field: TimeField) => Uint8Array,
): Gesture {
  /** Of the whole data by a column, 4 bytes a row unless the rows are in that order: one alone is kept. */
  let order: RowOrder | null = null;
  let moving: Moving | null = null;
  let last: Filter = [];
  let lastKey: ClauseKey | null = null;
  let moves = 0;

  function start(filter: Filter, clause: Clause): void {
    const key = clauseKey(clause);
    const staying = selections.signature(without(filter, key));
    if (moving?.key === key && moving.staying === staying) return;
    const ranges = rangesOf(clause, held, weekHours);
    if (ranges === null) {
      moving = null;
      return;
    }
    // The tables of the gesture before go first: both together would be the most that is ever held.
    moving = null;
    if (order?.numbers.values !== ranges.numbers.values) order = null;
    order ??= orderRows(ranges.numbers);
    moving = {
      key,
      staying,
      order,
      ordered: new Map(),
      counts: new Map(),
      weights: new Map(),
      latest: null,
    };
  }

  function orderedOf(gesture: Moving, key: string, passive: Filter): OrderedRows {
    const known =
      gesture.ordered.get(key) ??
      orderedRows(gesture.order, passive.length === 0 ? null : selections.select(passive));
    gesture.ordered.set(key, known);
    return known;
  }

  /** null where the clause is of another column than the gesture's order. */
  function stretchesOf(gesture: Moving, clause: Clause): Stretches | null {
    if (gesture.latest?.clause === clause) return gesture.latest.stretches;
    const ranges = rangesOf(clause, held, weekHours);
    if (ranges === null || ranges.numbers.values !== gesture.order.numbers.values) return null;
    const stretches = stretchesIn(gesture.order, ranges);
    gesture.latest = { clause, stretches };
    return stretches;
  }

  function countsOf(view: Pick<CodedView, 'key' | 'countRows' | 'size'>, passage: Passage): Uint32Array {
    const tables = moving!.counts;
    const key = `${view.key}\n${passage.key}`;
    let table = tables.get(key);
    if (table === undefined) {
      table = runningCounts(view.countRows, view.size, passage.ordered);
      tables.set(key, table);
    }
    return countsIn(table, passage.stretches);
  }

  return {
    begin: start,

    follow(filter) {
      const moved = movedClause(last, filter, selections);
      if (moved !== null) {
        const key = clauseKey(moved);
        moves = key === lastKey ? moves + 1 : 1;
        lastKey = key;
      }
      last = filter;
      if (moving !== null && selections.signature(without(filter, moving.key)) !== moving.staying)
        moving = null;
      if (moved !== null && moves >= MOVES_OF_A_GESTURE) start(filter, moved);
    },

    passage(filter) {
      if (moving === null) return null;
      const { key } = moving;
      const clause = filter.find((one) => clauseKey(one) === key);
      const stretches = clause === undefined ? null : stretchesOf(moving, clause);
      if (stretches === null) return null;
      const passive = without(filter, key);
      const signature = selections.signature(passive);
      return { key: signature, ordered: orderedOf(moving, signature, passive), stretches };
    },

    count: (passage) => countsOf(EVERY_ROW, passage)[0]!,
    counts: countsOf,

    weights(densityKey, binner, passage) {
      const tables = moving!.weights;
      const key = `${densityKey}\n${passage.key}`;
      let table = tables.get(key);
      if (table === undefined) {
        tables.clear();
        table = runningWeights(spatial, binner, passage.ordered);
        tables.set(key, table);
      }
      return table.over(passage.stretches);
    },

    end() {
      moving = null;
      lastKey = null;
      moves = 0;
      order = null;
    },
  };
}

function stretchesIn(order: RowOrder, { bounds }: ClauseRanges): Stretches {
  const stretches: number[] = [];
  for (let at = 0; at < bounds.length; at += 2) {
    if (!(bounds[at]! < bounds[at + 1]!)) continue;
    const from = countBelow(order, bounds[at]!);
    stretches.push(from, Math.max(from, countBelow(order, bounds[at + 1]!)));
  }
  return stretches;
}

function countsIn(table: RunningCounts, stretches: Stretches): Uint32Array {
  const counts = table.between(stretches[0] ?? 0, stretches[1] ?? 0);
  for (let at = 2; at < stretches.length; at += 2) {
    const more = table.between(stretches[at]!, stretches[at + 1]!);
    for (let code = 0; code < counts.length; code++) counts[code] = counts[code]! + more[code]!;
  }
  return counts;
}

function without(filter: Filter, key: ClauseKey): Filter {
  return filter.filter((clause) => clauseKey(clause) !== key);
}

/** The one clause in which the filter differs from the one before; null where more differ, or none. */
function movedClause(before: Filter, filter: Filter, selections: ClauseSelections): Clause | null {
  const known = new Map(before.map((clause) => [clauseKey(clause), selections.signature([clause])]));
  const changed = filter.filter((clause) => known.get(clauseKey(clause)) !== selections.signature([clause]));
  const [clause] = changed;
  if (clause === undefined || changed.length > 1) return null;
  const kept = without(before, clauseKey(clause)).length;
  return kept === filter.length - 1 ? clause : null;
}
