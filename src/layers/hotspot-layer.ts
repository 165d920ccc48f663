import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { CellGrid, HotspotResult } from '../domain/hotspot';
import { BASE_PALETTE } from './base-palette';
import { rampColours } from './colour-scales';
import { layerId } from './layer-order';
import type { SwatchLegend } from './legend';
import type { Theme } from './theme';

export const HOTSPOT_SOURCE = 'hotspots';
export const HOTSPOT_CELL_SOURCE = 'hotspot-cell';
export const HOTSPOT_LAYER_IDS = [layerId('hotspot_fill'), layerId('hotspot_cell')] as const;

/** Bins of the statistics from cold to hot, without 0, which has no colour. */
export const HOTSPOT_BINS = [-3, -2, -1, 1, 2, 3] as const;
export type HotspotBin = (typeof HOTSPOT_BINS)[number];

const FILL_OPACITY = 0.78;

/** Significant cells; neighbours in a row that share a bin are one rectangle, so that a city stays some thousand. */
export function hotspotFeatures({
  grid,
  statistics,
}: HotspotResult): GeoJSON.FeatureCollection<GeoJSON.Polygon> {
  const { positions, columns } = grid;
  const { bins } = statistics;
  const features: GeoJSON.Feature<GeoJSON.Polygon>[] = [];
  for (let cell = 0; cell < bins.length; ) {
    const bin = bins[cell]!;
    let last = cell;
    while (
      bins[last + 1] === bin &&
      positions[last + 1] === positions[last]! + 1 &&
      positions[last + 1]! % columns !== 0
    ) {
      last++;
    }
    if (bin !== 0)
      features.push({ type: 'Feature', properties: { bin }, geometry: rectangle(grid, cell, last) });
    cell = last + 1;
  }
  return { type: 'FeatureCollection', features };
}

export function cellFeature(grid: CellGrid, cell: number): GeoJSON.Feature<GeoJSON.Polygon> {
  return { type: 'Feature', properties: {}, geometry: rectangle(grid, cell, cell) };
}

export function hotspotLayers(theme: Theme): readonly LayerSpecification[] {
  const [last, ...others] = HOTSPOT_BINS;
  const colour = [
    'match',
    ['get', 'bin'],
    ...others.flatMap((bin) => [bin, hotspotColour(bin, theme)]),
    hotspotColour(last, theme),
  ] as unknown as ExpressionSpecification;
  return [
    {
      id: layerId('hotspot_fill'),
      type: 'fill',
      source: HOTSPOT_SOURCE,
      paint: { 'fill-color': colour, 'fill-opacity': FILL_OPACITY, 'fill-antialias': false },
    },
    {
      id: layerId('hotspot_cell'),
      type: 'line',
      source: HOTSPOT_CELL_SOURCE,
      paint: { 'line-color': BASE_PALETTE[theme].selected, 'line-width': 3 },
    },
  ];
}

export function hotspotColour(bin: HotspotBin, theme: Theme): string {
  return rampColours(bin > 0 ? 'hot' : 'cold', theme, 3)[Math.abs(bin) - 1]!;
}

/** `names` in the reader's language. */
export function hotspotLegend(names: Readonly<Record<HotspotBin, string>>, theme: Theme): SwatchLegend {
  return {
    kind: 'swatches',
    title: 'hotspots',
    unit: null,
    opacity: FILL_OPACITY,
    entries: [...HOTSPOT_BINS]
      .reverse()
      .map((bin) => ({ colour: hotspotColour(bin, theme), from: null, to: null, name: names[bin] })),
  };
}

function rectangle(
  { west, south, cellLng, cellLat, columns, positions }: CellGrid,
  first: number,
  last: number,
) {
  const row = Math.floor(positions[first]! / columns);
  const left = west + (positions[first]! % columns) * cellLng;
  const right = west + ((positions[last]! % columns) + 1) * cellLng;
  const low = south + row * cellLat;
  const high = low + cellLat;
  const ring = [
    [left, low],
    [right, low],
    [right, high],
    [left, high],
    [left, low],
  ];
  return { type: 'Polygon', coordinates: [ring] } satisfies GeoJSON.Polygon;
}
