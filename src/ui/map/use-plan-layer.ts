import { useEffect, useRef, useState } from 'react';
import type { PlanMesh } from '../../domain/plan-mesh';
import { insertBefore } from '../../layers/layer-order';
import { createPlanLayer, type PlanLayer } from '../../layers/plan-layer';
import { orderAbove } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import { planMeshOf } from '../../state/plan-mesh';
import type { PlanDesk } from '../../state/plan-state';
import { useApp } from '../../state/use-app';
import type { LiveMap } from './use-map';

export interface PlanLayerInput {
  readonly desk: PlanDesk;
  readonly active: number;
  readonly hovered: number | null;
  readonly marked: ReadonlySet<number>;
  /** Grows with every command: colours may have changed. */
  readonly revision: number;
  /** Another division is on the screen, which has its own colours. */
  readonly preview: number | null;
}

/** The painted plan on the map: strokes go from the desk to the layer without React. */
export function usePlanLayer({ map, style }: LiveMap, input: PlanLayerInput, theme: Theme): void {
  const { desk, active, hovered, marked, revision, preview } = input;
  const layer = useRef<PlanLayer | null>(null);
  const mesh = usePlanMesh(desk);

  useEffect(() => {
    if (map === null || style === 0 || mesh === null) return;
    const created = createPlanLayer();
    layer.current = created;
    map.addLayer(created, insertBefore(orderAbove(map), created.id));
    created.setMesh(mesh);
    const unlisten = desk.onPaint((units) => created.paint(desk.shown, units));
    return () => {
      unlisten();
      layer.current = null;
      if (map.getLayer(created.id) !== undefined) map.removeLayer(created.id);
    };
  }, [map, style, mesh, desk]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layer, another mark or command: all is painted anew
  useEffect(() => {
    layer.current?.look({ theme, active, hovered, colours: desk.colours(), marked });
    layer.current?.paint(desk.shown, null);
  }, [style, mesh, desk, marked, revision, preview]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    layer.current?.look({ theme, active, hovered, colours: desk.colours(), marked });
  }, [theme, active, hovered]);
}

/** Made beside the page; null until it is there. */
function usePlanMesh({ units }: PlanDesk): PlanMesh | null {
  const app = useApp();
  const [mesh, setMesh] = useState<PlanMesh | null>(null);
  useEffect(() => {
    let left = false;
    void planMeshOf(app, units).then((made) => {
      if (!left) setMesh(made);
    });
    return () => {
      left = true;
      setMesh(null);
    };
  }, [app, units]);
  return mesh;
}
