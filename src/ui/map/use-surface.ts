import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import type { SwatchLegend } from '../../layers/legend';
import {
  CONTOUR_SOURCE,
  rasterLayer,
  STUDY_LAYER_IDS,
  STUDY_RASTER_SOURCE,
  STUDY_UNIT_SOURCE,
  type StudyImage,
  studyLayers,
} from '../../layers/study-surface';
import { putLayers, setVisible } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import type { LiveMap } from './use-map';

/** What a study draws: an image, polygons of a class each, contours; every part may be absent. */
export interface SurfaceInput {
  readonly image: StudyImage | null;
  readonly units: GeoJSON.FeatureCollection | null;
  readonly unitColours: readonly string[];
  readonly contours: GeoJSON.FeatureCollection | null;
  readonly legend: SwatchLegend;
  readonly visible: boolean;
}

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const RASTER_LAYER = rasterLayer();

export function useSurface({ map, style }: LiveMap, surface: SurfaceInput | null, theme: Theme): void {
  const image = surface?.image ?? null;
  const units = surface?.units ?? null;
  const colours = surface?.unitColours ?? null;
  const contours = surface?.contours ?? null;
  const visible = surface?.visible ?? false;

  useEffect(() => {
    if (map === null || style === 0 || image === null) return;
    map.addSource(STUDY_RASTER_SOURCE, {
      type: 'canvas',
      canvas: canvasOf(image),
      coordinates: [...image.corners],
      animate: false,
    });
    putLayers(map, [RASTER_LAYER]);
    return () => {
      if (map.getLayer(RASTER_LAYER.id) !== undefined) map.removeLayer(RASTER_LAYER.id);
      if (map.getSource(STUDY_RASTER_SOURCE) !== undefined) map.removeSource(STUDY_RASTER_SOURCE);
    };
  }, [map, style, image]);

  useEffect(() => {
    if (map === null || style === 0 || colours === null) return;
    for (const [id, data] of [
      [STUDY_UNIT_SOURCE, units],
      [CONTOUR_SOURCE, contours],
    ] as const) {
      if (map.getSource(id) === undefined) map.addSource(id, { type: 'geojson', data: EMPTY, maxzoom: 14 });
      void map.getSource<GeoJSONSource>(id)?.setData(data ?? EMPTY);
    }
    putLayers(map, studyLayers(theme, colours));
  }, [map, style, units, contours, colours, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new image or source has a new layer to show
  useEffect(() => {
    if (map === null || style === 0) return;
    for (const id of STUDY_LAYER_IDS) setVisible(map, id, visible);
  }, [map, style, visible, image, colours]);
}

function canvasOf({ width, height, pixels }: StudyImage): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}
