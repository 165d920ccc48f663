import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawFreehandMode, TerraDrawLineStringMode, TerraDrawPolygonMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { LngLat } from '../../domain/place';
import { BASE_PALETTE } from '../../layers/base-palette';
import type { Theme } from '../../layers/theme';

/** A ring in one press, a ring by its corners, or a line by its corners. */
export type PlanShape = 'freehand' | 'polygon' | 'linestring';

/** Draws shapes of one kind until it is ended; each is given away and taken off the map. Imported when a tool asks for it. */
export function startPlanDrawing(
  map: MapLibreMap,
  theme: Theme,
  shape: PlanShape,
  onDrawn: (points: readonly LngLat[]) => void,
): () => void {
  const colour = BASE_PALETTE[theme].selected as `#${string}`;
  const fill = { fillColor: colour, fillOpacity: 0.12, outlineColor: colour, outlineWidth: 2 } as const;
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'plan-drawing', coordinatePrecision: 9 }),
    modes: [
      new TerraDrawFreehandMode({
        drawInteraction: 'click-move-or-drag',
        minDistance: 4,
        autoClose: true,
        keyEvents: null,
        cursors: { start: 'crosshair', close: 'crosshair' },
        styles: { ...fill, closingPointColor: colour },
      }),
      new TerraDrawPolygonMode({
        keyEvents: { cancel: 'Escape', finish: 'Enter' },
        styles: { ...fill, closingPointColor: colour, closingPointWidth: 5 },
      }),
      new TerraDrawLineStringMode({
        keyEvents: { cancel: 'Escape', finish: 'Enter' },
        styles: { lineStringColor: colour, lineStringWidth: 3, closingPointColor: colour },
      }),
    ],
  });
  draw.start();
  draw.setMode(shape);
  draw.on('finish', (id) => {
    const geometry = draw.getSnapshotFeature(id)?.geometry;
    draw.clear();
    const points =
      geometry?.type === 'Polygon'
        ? (geometry.coordinates[0] ?? []).slice(0, -1)
        : geometry?.type === 'LineString'
          ? geometry.coordinates
          : [];
    if (points.length >= 2) onDrawn(points.map((position): LngLat => [position[0]!, position[1]!]));
  });
  return () => {
    // After a lost graphics context its layers are gone already.
    if (draw.enabled) draw.stop();
  };
}
