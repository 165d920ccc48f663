import type { CaseBinner } from './case-binner';
import { LIST_ROWS, type OrderedRows } from './ordered-rows';
import type { Spatial } from './spatial';

/** The selected cases of an order, to be put on a grid a stretch at a time. */
export interface OrderedCases {
  /** How many are selected. */
  readonly selected: number;
  /** Adds the cases at positions from … to − 1 to the weights, or takes them away. */
  bin(weights: Int32Array, from: number, to: number, sign: 1 | -1): void;
}

/**
 * Where each case lies is computed once and kept side by side in their order, 4 bytes a case: computing it at each step would
 * take three times as long, and where the rows do not ascend, reading their places from all over the columns even more.
 * `follow` is called with the cases before each position that ends a list of rows, in order, while they are added to
 * `weights`.
 */
export function orderedCases(
  spatial: Spatial,
  binner: CaseBinner,
  ordered: OrderedRows,
  weights: Int32Array,
  follow: (position: number, cases: number) => void,
): OrderedCases {
  const { grid } = binner;
  const { codes, before } = codesSideBySide(binner, ordered, (added, position, cases) => {
    spatial.binPoints(grid, weights, added, null, 0, added.length, 1);
    follow(position, cases);
  });

  function casesBefore(position: number): number {
    const list = Math.floor(position / LIST_ROWS);
    let cases = before[list]!;
    ordered.visit(list * LIST_ROWS, position, (rows) => {
      cases += rows.length;
    });
    return cases;
  }
  return {
    selected: codes.length,
    bin: (into, from, to, sign) =>
      spatial.binPoints(grid, into, codes, null, casesBefore(from), casesBefore(to), sign),
  };
}

/** The codes of the selected rows, and how many come before each list. */
function codesSideBySide(
  binner: CaseBinner,
  ordered: OrderedRows,
  follow: (added: Uint32Array, position: number, cases: number) => void,
): { readonly codes: Uint32Array; readonly before: Uint32Array } {
  const all = new Uint32Array(ordered.count);
  const before = new Uint32Array(Math.ceil(ordered.count / LIST_ROWS) + 1);
  let cases = 0;
  eachList(ordered, (rows, end) => {
    const added = binner.codes(rows);
    all.set(added, cases);
    cases += rows.length;
    before[Math.ceil(end / LIST_ROWS)] = cases;
    follow(added, end, cases);
  });
  return { codes: cases === all.length ? all : all.slice(0, cases), before };
}

function eachList(ordered: OrderedRows, take: (rows: Uint32Array, end: number) => void): void {
  for (let from = 0; from < ordered.count; from += LIST_ROWS) {
    const end = Math.min(ordered.count, from + LIST_ROWS);
    ordered.visit(from, end, (rows) => take(rows, end));
  }
}
