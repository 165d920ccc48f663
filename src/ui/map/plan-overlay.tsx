import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { PlanTool } from '../../domain/plan-tool';
import { openDesk } from '../../state/plan-commands';
import { drawnShape } from '../../state/plan-gestures';
import type { PlanDesk } from '../../state/plan-state';
import type { ZoneNamer } from '../../state/plan-zones';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import type { MapOverlayProps } from './map-view-props';
import { PlanCard } from './plan-card';
import type { PlanShape } from './plan-drawing';
import styles from './plan-overlay.module.css';
import type { LiveMap } from './use-map';
import { usePlanCuts } from './use-plan-cuts';
import { usePlanKeys } from './use-plan-keys';
import { usePlanLayer } from './use-plan-layer';
import { usePlanNames } from './use-plan-names';
import { usePlanPointer } from './use-plan-pointer';

const SHAPES: Readonly<Partial<Record<PlanTool, PlanShape>>> = {
  lasso: 'freehand',
  polygon: 'polygon',
  split: 'linestring',
};

/** The open plan on the map, with the tools that work on it. */
export function PlanOverlay(props: MapOverlayProps) {
  const app = useApp();
  // The desk is swapped together with the open plan.
  useAppState((state) => state.plans.open?.opened);
  const desk = openDesk(app);
  return desk === null ? null : <PlanOnMap {...props} desk={desk} />;
}

function PlanOnMap({ live, theme, desk }: MapOverlayProps & { desk: PlanDesk }) {
  const { t } = useTranslation();
  const revision = useAppState((state) => state.plans.open?.revision ?? 0);
  const active = useAppState((state) => state.plans.activeZone);
  const hovered = useAppState((state) => state.plans.hovered);
  const marks = useAppState((state) => state.plans.marks);
  const preview = useAppState((state) => state.planWork.draft.shown);
  const tool = useAppState((state) => state.plans.tool);
  const brushPixels = useAppState((state) => state.plans.brushPixels);
  const ring = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const marked = useMemo(() => new Set(marks?.units ?? []), [marks]);
  const nameOf = useCallback((n: number) => t('plan.zone.name-of', { n }), [t]);

  usePlanLayer(live, { desk, active, hovered, marked, revision, preview }, theme);
  usePlanNames(live, desk, revision, theme);
  usePlanCuts(live, theme);
  usePlanPointer(live.map, tool, brushPixels, ring, box);
  usePlanKeys(live.map, nameOf);
  useDrawing(live, theme, tool, nameOf);

  return (
    <>
      <div ref={ring} className={styles.ring} hidden aria-hidden="true" />
      <div ref={box} className={styles.box} hidden aria-hidden="true" />
      {hovered === null ? null : <PlanCard desk={desk} unit={hovered} />}
    </>
  );
}

/** The drawing is loaded when a tool asks for it, and drawn anew until another tool is taken. */
function useDrawing(
  { map }: LiveMap,
  theme: MapOverlayProps['theme'],
  tool: PlanTool,
  nameOf: ZoneNamer,
): void {
  const app = useApp();
  useEffect(() => {
    const shape = SHAPES[tool];
    if (map === null || shape === undefined) return;
    let stop: (() => void) | undefined;
    let left = false;
    void import('./plan-drawing').then(({ startPlanDrawing }) => {
      if (!left)
        stop = startPlanDrawing(map, theme, shape, (points) => drawnShape(app, tool, points, nameOf));
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [app, map, theme, tool, nameOf]);
}
