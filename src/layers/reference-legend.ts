import { REFERENCE_KINDS, type ReferenceKind, type ReferenceLayer } from '../domain/reference-layer';
import { BASE_PALETTE, type BasePalette } from './base-palette';
import type { SwatchLegend } from './legend';
import type { Theme } from './theme';

/** The colour that a kind is known by on the base map; roads are white, so their casing stands for them. */
const COLOUR_OF: Readonly<Record<ReferenceKind, keyof BasePalette>> = {
  road: 'roadEdge',
  water: 'water',
  building: 'buildingEdge',
  green: 'park',
  boundary: 'boundary',
  place: 'textStrong',
  rail: 'rail',
  other: 'feature',
};

/** The kinds that a base layer holds, each by its colour; null where it holds no feature at all. */
export function referenceLegend(
  layer: Pick<ReferenceLayer, 'counts'>,
  theme: Theme,
  kindName: (kind: ReferenceKind) => string,
): SwatchLegend | null {
  const entries = REFERENCE_KINDS.filter((kind) => layer.counts[kind] > 0).map((kind) => ({
    colour: BASE_PALETTE[theme][COLOUR_OF[kind]],
    from: null,
    to: null,
    name: kindName(kind),
  }));
  return entries.length === 0
    ? null
    : { kind: 'swatches', title: 'reference', unit: null, opacity: 1, entries };
}
