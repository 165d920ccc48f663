import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import type { ZoneGeometry, ZoneSet } from '../../domain/zone-set';
import { ZONE_FILL_OPACITY, zoneClasses, zoneColours, zoneLimits, zoneValues } from '../../layers/legend';
import { putLayers, setVisible } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import { zoneEdgeLines } from '../../layers/zone-edges';
import { zoneFeature, zoneFeatures, zoneLabelFeatures, zoneLabelPoints } from '../../layers/zone-features';
import {
  paintZoneClasses,
  ZONE_COUNT_ZOOM,
  ZONE_EDGE_SOURCE,
  ZONE_EMPHASIS_SOURCE,
  ZONE_LAYER_IDS,
  ZONE_NAME_SOURCE,
  ZONE_SOURCE,
  zoneLayers,
} from '../../layers/zones-layer';
import type { ZonesInput } from './map-view-props';
import type { LiveMap } from './use-map';

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
/** Names wait until a brush rests: laying them out again costs more than painting. */
const NAME_DELAY_MS = 200;

export interface ZonesShown {
  readonly limits: readonly number[];
  readonly values: Float64Array | null;
}

/** Gives what the legend and the hover card need. There is no fill where heat lies over it. */
export function useZones(
  { map, style }: LiveMap,
  zones: ZonesInput | null,
  hoveredIndex: number | null,
  underHeat: boolean,
  theme: Theme,
): ZonesShown {
  const zoneSet = zones?.zoneSet ?? null;
  const counts = zones?.counts ?? null;
  const measure = zones?.measure ?? 'count';
  const fixedLimits = zones?.limits ?? null;
  const visible = zones?.visible ?? false;
  const painted = useRef<Int8Array | null>(null);

  const labelPoints = useMemo(() => (zoneSet === null ? [] : zoneLabelPoints(zoneSet.geometry)), [zoneSet]);
  const values = useMemo(
    () => (zoneSet === null || counts === null ? null : zoneValues(zoneSet, counts, measure)),
    [zoneSet, counts, measure],
  );
  const limits = useMemo(() => {
    if (fixedLimits !== null) return fixedLimits;
    return zoneSet === null || counts === null ? [] : zoneLimits(zoneSet, counts, measure);
  }, [fixedLimits, zoneSet, counts, measure]);

  useEffect(() => {
    if (map === null || style === 0) return;
    for (const id of [ZONE_SOURCE, ZONE_EDGE_SOURCE, ZONE_NAME_SOURCE, ZONE_EMPHASIS_SOURCE]) {
      // Past the source's last zoom its tiles are stretched: a zone's edge needs no more than 14.
      if (map.getSource(id) === undefined) map.addSource(id, { type: 'geojson', data: EMPTY, maxzoom: 14 });
    }
  }, [map, style]);

  useEffect(() => {
    if (map === null || style === 0) return;
    painted.current = null;
    map.removeFeatureState({ source: ZONE_SOURCE });
    setData(map, ZONE_SOURCE, zoneSet === null ? EMPTY : zoneFeatures(zoneSet));
    setData(map, ZONE_EDGE_SOURCE, zoneSet === null ? EMPTY : zoneEdgeFeature(zoneSet.geometry));
  }, [map, style, zoneSet]);

  // Two colour scales on one place cannot both be read: under heat the zones keep their edges and names.
  const fillOpacity = underHeat || counts === null ? 0 : ZONE_FILL_OPACITY;
  useEffect(() => {
    if (map === null || style === 0) return;
    putLayers(map, zoneLayers({ theme, colours: zoneColours(limits, theme), fillOpacity }));
  }, [map, style, theme, limits, fillOpacity]);

  useEffect(() => {
    if (map === null || style === 0) return;
    for (const id of ZONE_LAYER_IDS) setVisible(map, id, visible);
  }, [map, style, visible]);

  useEffect(() => {
    if (map === null || style === 0 || zoneSet === null || fillOpacity === 0) return;
    const classes =
      values === null ? new Int8Array(zoneSet.zones.length).fill(-1) : zoneClasses(values, limits);
    paintZoneClasses(map, painted.current, classes);
    painted.current = classes;
  }, [map, style, zoneSet, values, limits, fillOpacity]);

  useZoneNames(map, style, zoneSet, labelPoints, counts);

  const emphasised = emphasisOf(zoneSet, zones?.selectedIds ?? [], hoveredIndex);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the features hold
  useEffect(() => {
    if (map === null || style === 0) return;
    setData(map, ZONE_EMPHASIS_SOURCE, zoneSet === null ? EMPTY : emphasisFeatures(zoneSet, emphasised));
  }, [map, style, zoneSet, JSON.stringify(emphasised)]);

  return { limits, values };
}

/** Names at once; the counts under them only where they are read, once they rest. */
function useZoneNames(
  map: MapLibreMap | null,
  style: number,
  zoneSet: ZoneSet | null,
  labelPoints: ReturnType<typeof zoneLabelPoints>,
  counts: Uint32Array | null,
): void {
  const labelled = useRef<Uint32Array | null>(null);

  useEffect(() => {
    if (map === null || style === 0) return;
    labelled.current = null;
    setData(map, ZONE_NAME_SOURCE, zoneSet === null ? EMPTY : zoneLabelFeatures(zoneSet, labelPoints, null));
  }, [map, style, zoneSet, labelPoints]);

  useEffect(() => {
    if (map === null || style === 0 || zoneSet === null) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const label = () => {
      if (labelled.current === counts || map.getZoom() < ZONE_COUNT_ZOOM - 0.5) return;
      labelled.current = counts;
      setData(map, ZONE_NAME_SOURCE, zoneLabelFeatures(zoneSet, labelPoints, counts));
    };
    const labelSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(label, NAME_DELAY_MS);
    };
    labelSoon();
    map.on('zoomend', labelSoon);
    return () => {
      clearTimeout(waiting);
      map.off('zoomend', labelSoon);
    };
  }, [map, style, zoneSet, labelPoints, counts]);
}

type Emphasis = readonly (readonly [index: number, emphasis: 'hovered' | 'selected'])[];

/** Bottom-up: what is selected lies over what is under the pointer. */
function emphasisOf(
  zoneSet: ZoneSet | null,
  selectedIds: readonly string[],
  hoveredIndex: number | null,
): Emphasis {
  if (zoneSet === null) return [];
  const wanted = new Set(selectedIds);
  const selected = zoneSet.zones.flatMap(({ id }, index) => (wanted.has(id) ? [index] : []));
  const hovered = hoveredIndex === null || selected.includes(hoveredIndex) ? [] : [hoveredIndex];
  return [
    ...hovered.map((index) => [index, 'hovered'] as const),
    ...selected.map((index) => [index, 'selected'] as const),
  ];
}

function emphasisFeatures(zoneSet: ZoneSet, emphasised: Emphasis): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: emphasised.map(([index, emphasis]) => ({
      ...zoneFeature(zoneSet, index),
      properties: { emphasis },
    })),
  };
}

function zoneEdgeFeature(geometry: ZoneGeometry): GeoJSON.Feature {
  return { type: 'Feature', properties: {}, geometry: zoneEdgeLines(geometry) };
}

function setData(map: MapLibreMap, id: string, data: GeoJSON.Feature | GeoJSON.FeatureCollection): void {
  const source = map.getSource<GeoJSONSource>(id);
  // A promise that only tells when the worker is done; failures come as the map's error event.
  void source?.setData(data);
}
