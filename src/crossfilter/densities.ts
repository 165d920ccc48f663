import type { DensityGrid } from '../domain/case-points';
import type { Filter } from '../domain/filter';
import { GEO_QUALITIES } from '../domain/place';
import type { DensityAnswer, DensityQuestion } from '../domain/question';
import { andBits, type Bits } from './bitset';
import type { IndexedRows } from './columns';
import { unpackDegrees } from './degrees';
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

/** A grid and where each row lies on it, nowhere if the density may not use it: 4 bytes a row. */
interface Canvas {
  readonly grid: DensityGrid;
  readonly codes: Uint32Array;
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
/** Bandwidths whose grid is kept. */
const KEPT_CANVASES = 2;

export function densities(spatial: Spatial, rows: IndexedRows, gesture: Gesture): Densities {
  const tallies = recent<DensityTally>(2);
  const canvases = recent<Canvas>(KEPT_CANVASES);
  const bases = new Map<boolean, DensityBase>();

  function baseOf(includeDefault: boolean, located: LocatedRows): DensityBase {
    const known =
      bases.get(includeDefault) ?? newBase(densityRows(rows.points, located.qualities, includeDefault));
    bases.set(includeDefault, known);
    return known;
  }

  function canvasOf(key: string, base: DensityBase, bandwidthMetres: number): Canvas | null {
    const { extent } = base.rows;
    if (extent === null) return null;
    let canvas = canvases.get(key);
    if (canvas === undefined) {
      const grid = spatial.densityGrid(extent, bandwidthMetres, rows.rowCount);
      const lngs = unpackDegrees(rows.points.lngs);
      canvas = { grid, codes: spatial.pointCodes(grid, lngs, usableLats(rows, base.rows.bits)) };
      canvases.set(key, canvas);
    }
    return canvas;
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
      const canvas = canvasOf(name, base, bandwidthMetres);
      if (canvas === null) return noDensity();
      const { grid, codes } = canvas;
      const passage = gesture.passage(filter);
      if (passage !== null) {
        // The rows it may not use are on no cell; an order of its own without them would take 4 bytes a row.
        const counts = gesture.counts(
          { key: 'qualities', codes: located.qualities, size: GEO_QUALITIES.length },
          passage,
        );
        const cases = counts[EXACT]! + (includeDefault ? counts[DEFAULT]! : 0);
        return answerOf(grid, gesture.weights(name, grid, codes, passage), cases);
      }
      const key = `${name} ${JSON.stringify(question.except ?? [])}`;
      const before = tallies.get(key) ?? null;
      const next = densityTally(
        spatial,
        canvas.codes,
        grid,
        before,
        change(before?.bits ?? null, base.among(select())),
      );
      tallies.set(key, next);
      return answerOf(grid, next.weights, next.cases);
    },
    forget() {
      tallies.clear();
      canvases.clear();
      bases.clear();
    },
  };
}

/** NaN for the rows whose bit is not set. */
function usableLats({ points }: IndexedRows, bits: Bits): Float64Array {
  return unpackDegrees(points.lats).map((lat, row) =>
    (bits[row >>> 5]! & (1 << (row & 31))) === 0 ? Number.NaN : lat,
  );
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
