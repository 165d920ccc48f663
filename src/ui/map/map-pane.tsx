import { lazy, useCallback, useMemo, useState } from 'react';
import { findClause } from '../../domain/filter';
import type { Camera } from '../../domain/view';
import { densityDomain, zoneLimits } from '../../layers/legend';
import { currentFilter } from '../../state/app-state';
import { attachMap } from '../../state/camera-commands';
import { DEMO_CAMERA } from '../../state/demo-commands';
import { pointAtPoint, selectRow } from '../../state/records-commands';
import { useApp, useAppState } from '../../state/use-app';
import {
  cancelLasso,
  finishLasso,
  followExtent,
  moveCamera,
  setClause,
  startLasso,
  toggleLayer,
} from '../../state/view-commands';
import { selectZone } from '../../state/zone-commands';
import { useSurfaceInput } from '../hotspot/use-surface-input';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import { useHeld } from '../situation/use-held';
import { usePeriod } from '../situation/use-period';
import { MapView } from './map-view';
import type { MapViewHandle, PointsInput } from './map-view-props';
import { NoPoints } from './no-points';
import type { PointedPlace } from './pointed-marks';
import { useHotspotsInput, useRepeatsInput } from './use-hotspot-inputs';
import { pickPlanArea, useChosenPlanArea, usePlanAreas } from './use-plan-areas';

const PlanOverlay = lazy(async () => ({ default: (await import('./plan-overlay')).PlanOverlay }));

const ZoneAreaChoice = lazy(async () => ({ default: (await import('./zone-area-choice')).ZoneAreaChoice }));

const HEAT_OPACITY = 0.8;
const COLOURED_CLASSES = 9;

/** The map fed from state: everything it shows follows the filter. */
export function MapPane() {
  const app = useApp();
  const { t } = useTranslation();
  const theme = useAppState((state) => state.theme);
  const workspace = useAppState((state) => state.workspace);
  const { hidden, bandwidthMetres, zoneMeasure } = useAppState((state) => state.view.layers);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const references = useAppState((state) => state.references);
  const summary = useAppState((state) => state.dataset.summary);
  const empty = useAppState((state) => state.dataset.status === 'empty');
  const places = useAppState((state) => state.dataset.places);
  const density = useAppState((state) => state.answers.density);
  const zoneCounts = useAppState((state) => state.answers.zones);
  const heatDomainMax = useAppState((state) => state.heatDomainMax);
  const selectedZone = useAppState((state) => state.selectedZone);
  const drawingLasso = useAppState((state) => state.drawingLasso);
  const planning = useAppState((state) => state.workspace === 'grid' && state.plans.open !== null);
  const filter = useAppState(currentFilter);
  const bounds = useAppState((state) => state.dataset.places?.bounds ?? null);
  const lassoRing = findClause(filter, 'lasso')?.ring ?? null;
  const extentClause = findClause(filter, 'extent');
  const period = usePeriod();
  const [opacity, setOpacity] = useState(HEAT_OPACITY);
  const [initialView] = useState<Camera>(() => app.store.getState().camera ?? firstCamera());
  const points = usePointsInput(!hidden.includes('points') && !planning);
  const hotspots = useHotspotsInput(!hidden.includes('hotspots'));
  const repeats = useRepeatsInput(!hidden.includes('repeats'));
  const surface = useSurfaceInput(!hidden.includes('study'));
  // The classes of a legend stand still under a moving pointer.
  const restCounts = useHeld(zoneCounts);
  const limits = useMemo(
    () =>
      zoneSet === null || restCounts?.kind !== 'zones'
        ? null
        : zoneLimits(zoneSet, restCounts.counts, zoneMeasure),
    [zoneSet, restCounts, zoneMeasure],
  );
  const zoneFilter = findClause(filter, 'zone');
  const selectedIds = useMemo(
    () => [...(zoneFilter?.zones ?? []), ...(selectedZone === null ? [] : [selectedZone])],
    [zoneFilter, selectedZone],
  );
  const planArea = useChosenPlanArea();
  const planAreas = usePlanAreas(planning ? null : planArea);
  const isPlanInForce = useAppState((state) => state.planRanking.inForce !== null);
  const shownReferences = useMemo(
    () => references.map(({ layer }) => ({ layer, visible: !hidden.includes(`reference:${layer.id}`) })),
    [references, hidden],
  );
  const periodText =
    period === null ? t('period.all') : t('situation.period', { from: period.fromText, to: period.toText });

  const pointedAt = useAppState((state) => state.records.pointed?.lngLat ?? null);
  const openAt = useAppState((state) => (state.selectedRow === null ? null : state.records.selectedPlace));
  const pointed = useMemo<readonly PointedPlace[]>(
    () => [
      ...(openAt === null ? [] : [{ look: 'open' as const, lngLat: openAt }]),
      ...(pointedAt === null ? [] : [{ look: 'pointed' as const, lngLat: pointedAt }]),
    ],
    [pointedAt, openAt],
  );

  const attach = useCallback(
    (handle: MapViewHandle | null) => {
      attachMap(app, handle === null || handle.extent() === null ? null : handle, initialView);
    },
    [app, initialView],
  );

  return (
    <MapView
      ref={attach}
      theme={theme}
      initialView={initialView}
      heat={
        empty || planning
          ? null
          : {
              answer: density?.kind === 'density' ? density : null,
              domainMax: densityDomain(heatDomainMax),
              bandwidthMetres,
              periodText,
              visible: !hidden.includes('heat'),
              opacity,
            }
      }
      surface={surface}
      hotspots={hotspots}
      repeats={repeats}
      zones={
        planArea !== null && planAreas !== null
          ? {
              ...planAreas,
              area: planArea,
              measure: zoneMeasure,
              limits: null,
              visible: !hidden.includes('zones'),
            }
          : zoneSet === null
            ? null
            : {
                zoneSet,
                area: 'zone',
                counts: zoneCounts?.kind === 'zones' && !planning ? zoneCounts.counts : null,
                measure: zoneMeasure,
                limits,
                selectedIds,
                visible: !hidden.includes('zones'),
              }
      }
      zoneChoice={isPlanInForce && !planning ? <ZoneAreaChoice /> : null}
      references={shownReferences}
      points={points}
      defaultAddresses={{
        addresses: places?.defaultAddresses ?? [],
        visible: !hidden.includes('default-address'),
      }}
      lasso={{ drawing: drawingLasso, ring: lassoRing }}
      extentBox={extentClause?.extent ?? null}
      bounds={bounds}
      pointed={pointed}
      onPointHover={workspace === 'records' ? (rowId) => pointAtPoint(app, rowId) : undefined}
      compact={workspace === 'records' || workspace === 'data'}
      foldedLayers={planning}
      sources={summary === null ? [] : [summary.name]}
      tools={
        <>
          <Button
            icon={<Icon name="lasso" />}
            pressed={drawingLasso}
            data-testid="tool-lasso"
            aria-label={t('filters.lasso')}
            title={t('filters.lasso')}
            // The drawing is loaded on demand: here, so that the first stroke is not lost to the wait.
            onPointerEnter={() => void import('./lasso-drawing')}
            onFocus={() => void import('./lasso-drawing')}
            onClick={() => (drawingLasso ? cancelLasso(app) : startLasso(app))}
          />
          <Button
            icon={<Icon name="extent" />}
            pressed={extentClause !== undefined}
            data-testid="tool-extent"
            aria-label={t('filters.extent')}
            title={t('filters.extent')}
            onClick={() => followExtent(app, extentClause === undefined)}
          />
          <NoPoints />
        </>
      }
      overlay={planning ? PlanOverlay : null}
      onView={({ lng, lat, zoom, extent }) => moveCamera(app, { lng, lat, zoom }, extent)}
      onLayerVisible={(id, visible) => {
        if (hidden.includes(id) === visible) toggleLayer(app, id);
      }}
      onHeatOpacity={setOpacity}
      onPlaceClick={(place) => app.pickPlace?.(place) ?? false}
      onZoneClick={(id) => {
        if (planArea === null || planAreas === null) selectZone(app, id);
        else pickPlanArea(app, planArea, id);
      }}
      onPointClick={(rowId) => selectRow(app, rowId)}
      onDefaultAddressClick={() => setClause(app, { kind: 'quality', qualities: ['default'] })}
      onLassoFinish={(ring) => finishLasso(app, ring)}
      onLassoCancel={() => cancelLasso(app)}
      onReady={() => app.store.setState({ mapReady: true })}
    />
  );
}

/** The demo city, filling the map of whatever window: the zoom is meant for the map of a 1366 × 768 window. */
function firstCamera(): Camera {
  const larger = Math.min((window.innerWidth - 568) / 798, (window.innerHeight - 212) / 556);
  return { ...DEMO_CAMERA, zoom: DEMO_CAMERA.zoom + Math.log2(Math.max(0.5, larger)) };
}

/** Points in view; a class keeps its colour whatever the filter: colours go by the data's own order of classes. */
function usePointsInput(visible: boolean): PointsInput | null {
  const answer = useAppState((state) => state.answers.points);
  const majors = useAppState((state) => state.dataset.summary?.dictionaries.major);
  const classNames = useMemo(() => majors?.slice(1, 1 + COLOURED_CLASSES) ?? [], [majors]);
  const colourRanks = useMemo(() => new Map(classNames.map((_, rank) => [rank + 1, rank])), [classNames]);
  return answer?.kind === 'points' ? { answer, colourRanks, classNames, visible } : null;
}
