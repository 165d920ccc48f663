import { expect, it } from 'vitest';
import { colourZones, ZONE_COLOURS } from '../../../src/zoning/zone-colours';
import { latticeGraph } from './lattice-graph';

it('gives zones that touch different colours, and keeps a zone its own while nothing forces a change', () => {
  const side = 30;
  const graph = latticeGraph(side, side);
  const zoneOf = Uint32Array.from({ length: side * side }, (_, unit) => {
    const row = Math.floor(unit / side);
    const column = unit % side;
    return 1 + Math.floor(row / 3) * 10 + Math.floor(column / 3);
  });
  const colours = colourZones(graph, zoneOf, 101);
  for (let unit = 0; unit < zoneOf.length; unit++) {
    for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
      const [a, b] = [zoneOf[unit]!, zoneOf[graph.ids[at]!]!];
      if (a !== b) expect(colours[a]).not.toBe(colours[b]);
    }
  }
  expect(Math.max(...colours)).toBeLessThan(ZONE_COLOURS);
  const alone = Uint32Array.from(zoneOf, (zone) => (zone === 7 ? 7 : 0));
  expect(colourZones(graph, alone, 101)[7]).toBe(6);
});

it('does without zones and without units', () => {
  expect(colourZones(latticeGraph(3, 3), new Uint32Array(9), 1)).toHaveLength(1);
});
