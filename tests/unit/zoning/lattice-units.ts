import type { UnitSet } from '../../../src/domain/unit-set';
import { latticeGraph } from './lattice-graph';

/** Square cells of 0.001° from 121.4° E, 31.2° N northwards and eastwards, as a unit set of one street. */
export function latticeUnits(columns: number, rows: number, change: Partial<UnitSet> = {}): UnitSet {
  const { cells, ...graph } = latticeGraph(columns, rows);
  const n = cells.length;
  const coordinates = new Float64Array(n * 8);
  cells.forEach(([column, row], i) => {
    const x = (at: number) => 121.4 + at * 0.001;
    const y = (at: number) => 31.2 + at * 0.001;
    coordinates.set(
      [x(column), y(row), x(column + 1), y(row), x(column + 1), y(row + 1), x(column), y(row + 1)],
      i * 8,
    );
  });
  return {
    id: 'lattice',
    kind: 'cells',
    name: '试验网格',
    codes: Array.from({ length: n }, (_, i) => `421202001001${String(i + 1).padStart(3, '0')}`),
    names: Array.from({ length: n }, () => ''),
    streets: ['东街道'],
    streetOf: new Uint32Array(n),
    communities: ['一社区'],
    communityOf: new Uint32Array(n),
    geometry: {
      coordinates,
      ringStarts: Uint32Array.from({ length: n + 1 }, (_, i) => i * 4),
      zoneStarts: Uint32Array.from({ length: n + 1 }, (_, i) => i),
    },
    lines: null,
    from: Array.from({ length: n }, () => ''),
    to: Array.from({ length: n }, () => ''),
    areaM2: new Float64Array(n).fill(10_000),
    lengthMetres: new Float64Array(n),
    roadClass: null,
    strict: new Uint8Array(n),
    shops: new Uint32Array(n),
    facilities: new Uint32Array(n),
    graph,
    rim: Uint8Array.from(cells, ([column, row]) =>
      column === 0 || row === 0 || column === columns - 1 || row === rows - 1 ? 1 : 0,
    ),
    ...change,
  };
}
