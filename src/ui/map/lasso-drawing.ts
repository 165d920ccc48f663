import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawFreehandMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { LngLat } from '../../domain/place';
import { BASE_PALETTE } from '../../layers/base-palette';
import type { Theme } from '../../layers/theme';

/**
 * Freehand drawing on the map: press, draw, let go; or click, move, click again. Imported dynamically, only when
 * somebody draws. Gives the function that ends it and leaves nothing behind.
 */
export function startLasso(
  map: MapLibreMap,
  theme: Theme,
  onDrawn: (ring: readonly LngLat[]) => void,
): () => void {
  const colour = BASE_PALETTE[theme].selected as `#${string}`;
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'lasso', coordinatePrecision: 9 }),
    modes: [
      new TerraDrawFreehandMode({
        drawInteraction: 'click-move-or-drag',
        minDistance: 4,
        autoClose: true,
        keyEvents: null,
        cursors: { start: 'crosshair', close: 'crosshair' },
        styles: {
          fillColor: colour,
          fillOpacity: 0.1,
          outlineColor: colour,
          outlineOpacity: 1,
          outlineWidth: 2,
          closingPointColor: colour,
          closingPointOpacity: 1,
          closingPointWidth: 5,
          closingPointOutlineColor: '#ffffff',
          closingPointOutlineOpacity: 1,
          closingPointOutlineWidth: 1.5,
        },
      }),
    ],
  });
  draw.start();
  draw.setMode('freehand');
  draw.on('finish', (id) => {
    const geometry = draw.getSnapshotFeature(id)?.geometry;
    draw.clear();
    if (geometry?.type !== 'Polygon') return;
    onDrawn((geometry.coordinates[0] ?? []).map((position): LngLat => [position[0]!, position[1]!]));
  });
  return () => {
    // After a lost graphics context its layers are gone already.
    if (draw.enabled) draw.stop();
  };
}
