import { expect, it } from 'vitest';
import { REFERENCE_KINDS } from '../../../src/domain/reference-layer';
import { referenceLegend } from '../../../src/layers/reference-legend';

const none = { road: 0, water: 0, building: 0, green: 0, boundary: 0, place: 0, rail: 0, other: 0 };

it('lists the kinds that are there, each by a colour of its own', () => {
  const some = referenceLegend({ counts: { ...none, water: 2, road: 1 } }, 'light', (kind) => `<${kind}>`);
  expect(some?.entries.map((entry) => entry.name)).toEqual(['<road>', '<water>']);
  const counts = Object.fromEntries(REFERENCE_KINDS.map((kind) => [kind, 1])) as typeof none;
  for (const theme of ['light', 'dark'] as const) {
    const all = referenceLegend({ counts }, theme, String);
    expect(new Set(all?.entries.map((entry) => entry.colour)).size).toBe(REFERENCE_KINDS.length);
  }
  expect(referenceLegend({ counts: none }, 'light', String)).toBeNull();
});
