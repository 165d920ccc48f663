import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { mercatorY } from '../domain/mercator';
import type { ChangeStudy, ContourLine, StudyFrame } from '../domain/study';
import { FEW } from '../domain/study';
import { BASE_PALETTE } from './base-palette';
import { rampColours } from './colour-scales';
import { LABEL_FONT } from './label-font';
import { layerId } from './layer-order';
import type { SwatchLegend } from './legend';
import type { Theme } from './theme';

export const STUDY_RASTER_SOURCE = 'study-raster';
export const STUDY_UNIT_SOURCE = 'study-units';
export const CONTOUR_SOURCE = 'study-contours';
export const STUDY_LAYER_IDS = [
  layerId('study_raster'),
  layerId('study_unit'),
  layerId('contour'),
  layerId('contour_name'),
] as const;

const OPACITY = 0.72;

/** One colour a class; class 0, below the first level, has none. */
export function densityColours(levels: readonly number[], theme: Theme): readonly string[] {
  return ['', ...rampColours('heat', theme, Math.max(3, levels.length + 1)).slice(1, levels.length + 1)];
}

/** How many of the ascending levels a value reaches; −1 where it is unknown. */
export function levelClass(value: number, levels: readonly number[]): number {
  if (Number.isNaN(value)) return -1;
  let reached = 0;
  while (reached < levels.length && value >= levels[reached]!) reached++;
  return reached;
}

/** Shares of the largest difference at which the colours of a difference map change. */
const DIFFERENCE_SHARES = [0.5, 0.2, 0.05] as const;

export function differenceLevels(reach: number): readonly number[] {
  return [
    ...DIFFERENCE_SHARES.map((share) => -share * reach),
    ...[...DIFFERENCE_SHARES].reverse().map((share) => share * reach),
  ];
}

/** Much less … much more; the middle class, next to no difference, has no colour. */
export function differenceColours(theme: Theme): readonly string[] {
  return rampColours('diverging', theme, 7).map((colour, at) => (at === 3 ? '' : colour));
}

export interface StudyImage {
  readonly width: number;
  readonly height: number;
  /** RGBA, the northern row first, rows evenly spaced in Web Mercator. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** North-west, north-east, south-east, south-west. */
  readonly corners: readonly [Corner, Corner, Corner, Corner];
}
type Corner = [lng: number, lat: number];

/**
 * `scale` pixels a cell along both axes, the rows set for the map's projection. `classAt` is asked with the place in
 * cells from the south-western corner; '' is transparent.
 */
export function studyImage(
  { west, south, columns, rows, cellLng, cellLat }: StudyFrame,
  scale: number,
  classAt: (x: number, y: number) => number,
  colours: readonly string[],
): StudyImage {
  const rgb = colours.map((colour) => (colour === '' ? null : Number.parseInt(colour.slice(1), 16)));
  const north = south + rows * cellLat;
  const top = mercatorY(north);
  const bottom = mercatorY(south);
  const width = columns * scale;
  const height = rows * scale;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let line = 0; line < height; line++) {
    const latitude = latitudeOf(top + ((line + 0.5) / height) * (bottom - top));
    const y = Math.min(rows - 1e-9, Math.max(0, (latitude - south) / cellLat));
    for (let column = 0; column < width; column++) {
      const colour = rgb[classAt((column + 0.5) / scale, y)] ?? null;
      if (colour === null) continue;
      const at = 4 * (line * width + column);
      pixels[at] = colour >> 16;
      pixels[at + 1] = (colour >> 8) & 255;
      pixels[at + 2] = colour & 255;
      pixels[at + 3] = 255;
    }
  }
  const east = west + columns * cellLng;
  const corners: StudyImage['corners'] = [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return { width, height, pixels, corners };
}

const MOST_PIXELS_ACROSS = 1400;

/** Pixels a cell for an image that is smooth where people look and small enough to make at once. */
export function imageScale({ columns, rows }: StudyFrame): number {
  return Math.max(1, Math.min(4, Math.floor(MOST_PIXELS_ACROSS / Math.max(columns, rows))));
}

/** Linear between cell centres; unknown where the cell itself is. */
export function smoothAt({ columns, rows }: StudyFrame, values: Float32Array, x: number, y: number): number {
  const own = values[Math.floor(y) * columns + Math.floor(x)]!;
  if (Number.isNaN(own)) return own;
  const left = Math.max(0, Math.floor(x - 0.5));
  const low = Math.max(0, Math.floor(y - 0.5));
  const right = Math.min(columns - 1, left + 1);
  const high = Math.min(rows - 1, low + 1);
  const east = Math.min(1, Math.max(0, x - 0.5 - left));
  const north = Math.min(1, Math.max(0, y - 0.5 - low));
  const known = (value: number) => (Number.isNaN(value) ? own : value);
  const south =
    known(values[low * columns + left]!) * (1 - east) + known(values[low * columns + right]!) * east;
  const upper =
    known(values[high * columns + left]!) * (1 - east) + known(values[high * columns + right]!) * east;
  return south * (1 - north) + upper * north;
}

/** Inverse of `mercatorY`. */
function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** `text` is the height as the legend writes it. */
export function contourFeatures(
  contours: readonly ContourLine[],
  text: (level: number) => string,
): GeoJSON.FeatureCollection<GeoJSON.LineString> {
  return {
    type: 'FeatureCollection',
    features: contours.map(({ level, points }) => ({
      type: 'Feature',
      properties: { text: text(level) },
      geometry: {
        type: 'LineString',
        coordinates: Array.from({ length: points.length / 2 }, (_, at) => [
          points[2 * at]!,
          points[2 * at + 1]!,
        ]),
      },
    })),
  };
}

/** Cells of a change as an image class: 0 none, then one for every colour of `changeClasses`. */
export function changeClass(study: ChangeStudy, unit: number): number {
  const verdict = study.verdicts[unit]!;
  if (verdict === FEW) return study.before[unit]! + study.after[unit]! > 0 ? 5 : 0;
  if (verdict === 0) return 0;
  const ratio = study.ratios[unit]!;
  const strong = ratio >= 2 || ratio <= 0.5 || Number.isNaN(ratio);
  return verdict > 0 ? (strong ? 4 : 3) : strong ? 1 : 2;
}

/** '' none, much less, less, more, much more, too few. */
export function changeColours(theme: Theme): readonly string[] {
  const ramp = rampColours('diverging', theme, 7);
  return ['', ramp[0]!, ramp[1]!, ramp[5]!, ramp[6]!, FEW_COLOUR[theme]];
}

const FEW_COLOUR: Readonly<Record<Theme, string>> = { light: '#c9ced3', dark: '#4a5157' };

export function studyLayers(theme: Theme, colours: readonly string[]): readonly LayerSpecification[] {
  const palette = BASE_PALETTE[theme];
  const fill = [
    'match',
    ['get', 'class'],
    ...colours.flatMap((colour, at) => (colour === '' ? [] : [at, colour])),
    'rgba(0, 0, 0, 0)',
  ] as unknown as ExpressionSpecification;
  return [
    {
      id: layerId('study_unit'),
      type: 'fill',
      source: STUDY_UNIT_SOURCE,
      paint: {
        'fill-color': colours.some((colour) => colour !== '') ? fill : 'rgba(0, 0, 0, 0)',
        'fill-opacity': OPACITY,
      },
    },
    {
      id: layerId('contour'),
      type: 'line',
      source: CONTOUR_SOURCE,
      paint: { 'line-color': palette.text, 'line-width': 0.9, 'line-opacity': 0.7 },
    },
    {
      id: layerId('contour_name'),
      type: 'symbol',
      source: CONTOUR_SOURCE,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 260,
        'text-field': ['get', 'text'],
        'text-font': LABEL_FONT,
        'text-size': 11,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
  ];
}

export function rasterLayer(): LayerSpecification {
  return {
    id: layerId('study_raster'),
    type: 'raster',
    source: STUDY_RASTER_SOURCE,
    paint: { 'raster-opacity': OPACITY, 'raster-resampling': 'nearest', 'raster-fade-duration': 0 },
  };
}

/** Named classes, the highest first. */
export function studyLegend(
  title: 'study_density' | 'study_change' | 'study_difference',
  caption: string,
  entries: readonly { readonly colour: string; readonly name: string }[],
): SwatchLegend {
  return {
    kind: 'swatches',
    title,
    caption,
    unit: null,
    opacity: OPACITY,
    entries: entries.map(({ colour, name }) => ({ colour, from: null, to: null, name })),
  };
}
