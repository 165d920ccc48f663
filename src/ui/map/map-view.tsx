import 'maplibre-gl/dist/maplibre-gl.css';
import { LngLat, type Map as MapLibreMap } from 'maplibre-gl';
import { Suspense, useEffect, useImperativeHandle, useRef } from 'react';
import type { Extent } from '../../domain/place';
import type { Camera } from '../../domain/view';
import { useTranslation } from '../kit/translation';
import { DefaultAddressMarks } from './default-address-marks';
import { layerEntries } from './layer-entries';
import { LayerPanel } from './layer-panel';
import { MapButtons } from './map-buttons';
import { MapPictureButton } from './map-picture';
import { CursorReadout, ScaleBar } from './map-readouts';
import styles from './map-view.module.css';
import type { MapMoved, MapViewProps } from './map-view-props';
import { PointedMarks } from './pointed-marks';
import { useHeat } from './use-heat';
import { useHotspots } from './use-hotspots';
import { useLasso } from './use-lasso';
import { type LiveMap, useMap } from './use-map';
import { usePointHover } from './use-point-hover';
import { usePointer } from './use-pointer';
import { usePoints } from './use-points';
import { useReadiness } from './use-readiness';
import { useReferences } from './use-references';
import { useRepeats } from './use-repeats';
import { useSelection } from './use-selection';
import { useSurface } from './use-surface';
import { useWarmUp } from './use-warm-up';
import { useZones } from './use-zones';
import { ZoneCard } from './zone-card';

/** Two warm scales on one place cannot both be read. */
const HEAT_UNDER_HOTSPOTS = 0.25;
const FIT = { padding: 28, maxZoom: 17 } as const;

/** The one map of the session. Everything it shows comes in as plain values; what the user does goes out by handlers. */
export function MapView(props: MapViewProps) {
  const {
    theme,
    heat,
    hotspots,
    repeats,
    zones,
    references,
    points,
    defaultAddresses,
    lasso,
    extentBox,
    bounds,
  } = props;
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const container = useRef<HTMLDivElement>(null);
  const live = useMap(container, props.initialView, theme, t('map.title'));
  const { map } = live;
  const Overlay = props.overlay ?? null;
  const overlaid = Overlay !== null;
  const foldLayers = props.compact === true || props.foldedLayers === true;

  const covered = heat?.visible === true || props.surface?.visible === true;
  const over = [hotspots, repeats, props.surface].some((layer) => layer?.visible === true);
  const faded = over ? HEAT_UNDER_HOTSPOTS : 1;
  const heatDrawing = useHeat(live, heat === null ? null : { ...heat, opacity: heat.opacity * faded }, theme);
  const pickPoint = usePoints(live, points, theme);
  const hovered = usePointer(map, !lasso.drawing && !overlaid, ({ x, y, zoneIndex }) => {
    const rowId = pickPoint(x, y);
    if (rowId !== null) props.onPointClick(rowId);
    else if (map !== null && props.onPlaceClick(map.unproject([x, y]).toArray())) return;
    else if (zones !== null) {
      props.onZoneClick(zoneIndex === null ? null : (zones.zoneSet.zones[zoneIndex]?.id ?? null));
    }
  });
  useWarmUp(live, heat === null && zones === null, theme);
  usePointHover(map, points?.visible === true, pickPoint, props.onPointHover);
  const zonesShown = useZones(live, zones, hovered?.zoneIndex ?? null, covered, theme);
  useHotspots(live, hotspots, theme);
  useRepeats(live, repeats, theme);
  useSurface(live, props.surface, theme);
  useReferences(live, references, theme);
  useSelection(live, lasso.ring, extentBox, bounds, theme);
  useLasso(map, lasso.drawing, theme, props.onLassoFinish, props.onLassoCancel);
  useReadiness(root, live, [heat?.answer, zones?.zoneSet, references, theme], heatDrawing, props.onReady);
  useView(live, props.onView);
  useImperativeHandle(props.ref, () => handleOf(map), [map]);

  const zone = hovered === null ? undefined : zones?.zoneSet.zones[hovered.zoneIndex];
  return (
    <div ref={root} className={styles.root} data-testid="map" data-ready="false">
      <div ref={container} className={styles.canvas} />
      {live.supported ? null : <p className={styles.unsupported}>{t('map.unsupported')}</p>}
      {map === null ? null : (
        <>
          {defaultAddresses.visible ? (
            <DefaultAddressMarks
              map={map}
              addresses={defaultAddresses.addresses}
              onClick={props.onDefaultAddressClick}
            />
          ) : null}
          <PointedMarks map={map} places={props.pointed ?? []} />
          <div className={styles.topLeft}>
            {props.tools}
            {lasso.drawing ? (
              <p className={styles.hint} role="status">
                {t('map.lasso.hint')}
              </p>
            ) : null}
          </div>
          <div className={styles.right}>
            <LayerPanel
              key={foldLayers ? 'small' : 'large'}
              folded={foldLayers}
              entries={layerEntries(props, zonesShown.limits, (kind) => t(`map.kind.${kind}`))}
              heat={heat}
              zoneChoice={props.zoneChoice ?? null}
              onLayerVisible={props.onLayerVisible}
              onHeatOpacity={props.onHeatOpacity}
            />
            <MapButtons map={map} whole={root} />
            {props.compact === true ? null : (
              <MapPictureButton
                map={map}
                entries={layerEntries(props, zonesShown.limits, (kind) => t(`map.kind.${kind}`))}
              />
            )}
          </div>
          <div className={styles.foot}>
            <ScaleBar map={map} />
            <CursorReadout map={map} />
            <span className={styles.attribution}>
              {t('map.attribution', { sources: props.sources.join(' · ') })}
            </span>
          </div>
          {Overlay === null ? null : (
            <Suspense>
              <Overlay live={live} theme={theme} />
            </Suspense>
          )}
          {hovered === null || zone === undefined ? null : (
            <ZoneCard
              zone={zone}
              count={zones?.counts?.[hovered.zoneIndex] ?? null}
              x={hovered.x}
              y={hovered.y}
              width={map.getContainer().clientWidth}
              height={map.getContainer().clientHeight}
            />
          )}
        </>
      )}
    </div>
  );
}

function handleOf(map: MapLibreMap | null) {
  return {
    flyTo: ([lng, lat]: readonly [number, number], zoom?: number) => {
      map?.flyTo({ center: [lng, lat], ...(zoom === undefined ? {} : { zoom }), maxDuration: 1500 });
    },
    fitTo: ({ west, south, east, north }: Extent): Camera | null => {
      const bounds: [number, number, number, number] = [west, south, east, north];
      const camera = map?.cameraForBounds(bounds, FIT);
      map?.fitBounds(bounds, { ...FIT, maxDuration: 1200 });
      if (camera?.center === undefined || camera.zoom === undefined) return null;
      const { lng, lat } = LngLat.convert(camera.center);
      return { lng, lat, zoom: camera.zoom };
    },
    jumpTo: ({ lng, lat, zoom }: Camera) => {
      map?.jumpTo({ center: [lng, lat], zoom });
    },
    extent: () => (map === null ? null : extentOf(map)),
  };
}

function useView({ map, style }: LiveMap, onView: (view: MapMoved) => void): void {
  const tell = useRef(onView);
  tell.current = onView;
  useEffect(() => {
    if (map === null || style === 0) return;
    const moved = () => {
      const { lng, lat } = map.getCenter();
      tell.current({ lng, lat, zoom: map.getZoom(), extent: extentOf(map) });
    };
    moved();
    map.on('moveend', moved);
    return () => {
      map.off('moveend', moved);
    };
  }, [map, style]);
}

function extentOf(map: MapLibreMap): Extent {
  const bounds = map.getBounds();
  return {
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
  };
}
