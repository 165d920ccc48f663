import { ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PointsAnswer } from '../domain/question';
import { CATEGORICAL, OTHER_COLOUR } from './colour-scales';
import type { Theme } from './theme';

export interface PointsView {
  readonly answer: PointsAnswer;
  /** Rank in the categorical scale of a dictionary code of `major`. */
  readonly colourRanks: ReadonlyMap<number, number>;
  readonly theme: Theme;
}

export interface PointsOverlay {
  show(view: PointsView): void;
  /** Row id of the point at a place of the map in CSS pixels, null where there is none. */
  pick(x: number, y: number): number | null;
  remove(): void;
}

const PICK_RADIUS_PIXELS = 4;

/**
 * Single cases over the map, on deck.gl's own canvas. deck.gl weighs as much as the map itself, so this file is only
 * ever imported dynamically, when there are points to draw. A lost context takes the canvas with it: a new overlay
 * then takes its place, with the same points.
 */
export function createPointsOverlay(map: MapLibreMap): PointsOverlay {
  let overlay: MapLibreOverlay | null = null;
  let shown: PointsView | null = null;
  let rebuilding: ReturnType<typeof setTimeout> | undefined;

  function attach(): void {
    const created = new MapLibreOverlay({
      interleaved: false,
      layers: shown === null ? [] : [scatterplot(shown)],
      // Without its own cursor deck would overrule the map's.
      getCursor: () => '',
      onDeviceInitialized: () => {
        created.getCanvas()?.addEventListener('webglcontextlost', rebuild, { once: true });
      },
    });
    overlay = created;
    map.addControl(created);
  }

  function detach(): void {
    if (overlay === null) return;
    map.removeControl(overlay);
    overlay = null;
  }

  function rebuild(): void {
    // After the event's own handlers, which still use the old canvas.
    rebuilding = setTimeout(() => {
      detach();
      attach();
    }, 0);
  }

  attach();
  return {
    show(view) {
      shown = view;
      overlay?.setProps({ layers: [scatterplot(view)] });
    },
    pick(x, y) {
      if (shown === null || overlay === null || overlay.getCanvas() === null) return null;
      const picked = overlay.pickObject({ x, y, radius: PICK_RADIUS_PIXELS });
      return picked === null || picked.index < 0 ? null : (shown.answer.rowIds[picked.index] ?? null);
    },
    remove() {
      clearTimeout(rebuilding);
      detach();
    },
  };
}

function scatterplot({ answer, colourRanks, theme }: PointsView): ScatterplotLayer {
  const length = answer.rowIds.length;
  return new ScatterplotLayer({
    id: 'points',
    data: {
      length,
      attributes: {
        getPosition: { value: answer.lngLats, size: 2 },
        getFillColor: {
          value: pointColours(answer.majorCodes, colourRanks, theme),
          size: 4,
          normalized: true,
        },
      },
    },
    getRadius: length > 1500 ? 3 : length > 300 ? 4 : 5,
    radiusUnits: 'pixels',
    stroked: true,
    getLineColor: theme === 'light' ? [255, 255, 255, 220] : [14, 19, 24, 220],
    getLineWidth: 1,
    lineWidthUnits: 'pixels',
    pickable: true,
  });
}

/** RGBA bytes, one colour per point. */
function pointColours(
  majorCodes: Uint32Array,
  colourRanks: ReadonlyMap<number, number>,
  theme: Theme,
): Uint8Array {
  const palette = [...CATEGORICAL[theme], OTHER_COLOUR[theme]].map((hex) =>
    Number.parseInt(hex.slice(1), 16),
  );
  const other = palette.length - 1;
  const bytes = new Uint8Array(majorCodes.length * 4);
  majorCodes.forEach((code, i) => {
    const rgb = palette[Math.min(colourRanks.get(code) ?? other, other)]!;
    bytes.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, 235], i * 4);
  });
  return bytes;
}
