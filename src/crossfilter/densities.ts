import type { DensityGrid } from '../domain/case-points';
import type { Filter } from '../domain/filter';
import { GEO_QUALITIES } from '../domain/place';
import type { DensityAnswer, DensityQuestion } from '../domain/question';
import { andBits, type Bits } from './bitset';
import { type CaseBinner, caseBinner } from './case-binner';
import type { IndexedRows } from './columns';
import { countCodes } from './count-rows';
import { type DensityRows, densityRows } from './density-rows';
import { type DensityTally, densityTally } from './density-tally';
import type { Gesture } from './gesture';
import type { LocatedRows } from './located-rows';
import { recent } from './recent';
import type { SelectionChange } from './selection';
import type { Spatial } from './spatial';

/** Rows a density may use, and the selections already narrowed to them. */
interface DensityBase {
  readonly rows: DensityRows;
  among(selected: Bits): Bits;
}

export interface Densities {
  answer(
    question: DensityQuestion,
    filter: Filter,
    select: () => Bits,
    located: LocatedRows,
    change: (before: Bits | null, bits: Bits) => SelectionChange,
  ): DensityAnswer;
  /** The places changed. */
  forget(): void;
}

const EXACT = GEO_QUALITIES.indexOf('exact');
const DEFAULT = GEO_QUALITIES.indexOf('default');
export function densities(spatial: Spatial, rows: IndexedRows, gesture: Gesture): Densities {
  const tallies = recent<DensityTally>(2);
  const binners = recent<CaseBinner>(2);
  const bases = new Map<boolean, DensityBase>();

  function baseOf(includeDefault: boolean, located: LocatedRows): DensityBase {
    const known =
      bases.get(includeDefault) ?? newBase(densityRows(rows.points, located.qualities, includeDefault));
    bases.set(includeDefault, known);
    return known;
  }

  function binnerOf(key: string, base: DensityBase, bandwidthMetres: number): CaseBinner | null {
    const { extent, bits } = base.rows;
    if (extent === null) return null;
    const known =
      binners.get(key) ??
      caseBinner(spatial, spatial.densityGrid(extent, bandwidthMetres, rows.rowCount), rows.points, bits);
    binners.set(key, known);
    return known;
  }

  function answerOf(grid: DensityGrid, weights: Int32Array, cases: number): DensityAnswer {
    const { extent, columns, rows: gridRows } = grid;
    return { kind: 'density', extent, columns, rows: gridRows, ...spatial.smooth(grid, weights), cases };
  }

  return {
    answer(question, filter, select, located, change) {
      const { includeDefault, bandwidthMetres } = question;
      const base = baseOf(includeDefault, located);
      const name = `${includeDefault} ${bandwidthMetres}`;
      const binner = binnerOf(name, base, bandwidthMetres);
      if (binner === null) return noDensity();
      const { grid } = binner;
      const passage = gesture.passage(filter);
      if (passage !== null) {
        // What stands of earlier answers is as large as the grid, and is made anew by one pass.
        tallies.clear();
        // The rows it may not use are on no cell.
        const counts = gesture.counts(
          { key: 'qualities', countRows: countCodes(located.qualities), size: GEO_QUALITIES.length },
          passage,
        );
        const cases = counts[EXACT]! + (includeDefault ? counts[DEFAULT]! : 0);
        return answerOf(grid, gesture.weights(name, binner, passage), cases);
      }
      const key = `${name} ${JSON.stringify(question.except ?? [])}`;
      const before = tallies.get(key) ?? null;
      const next = densityTally(binner, before, change(before?.bits ?? null, base.among(select())));
      tallies.set(key, next);
      return answerOf(grid, next.weights, next.cases);
    },
    forget() {
      tallies.clear();
      binners.clear();
      bases.clear();
    },
  };
}

function newBase(usable: DensityRows): DensityBase {
  const narrowed = new WeakMap<Bits, Bits>();
  return {
    rows: usable,
    among(selected) {
      const known = narrowed.get(selected) ?? andBits(selected, usable.bits);
      narrowed.set(selected, known);
      return known;
    },
  };
}

/** Where no case has a place that counts. */
function noDensity(): DensityAnswer {
  return {
    kind: 'density',
    extent: { west: 0, south: 0, east: 0, north: 0 },
    columns: 0,
    rows: 0,
    values: new Float32Array(0),
    peak: 0,
    cases: 0,
  };
}
