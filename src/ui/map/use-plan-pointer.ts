import type { Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect, useRef } from 'react';
import type { LngLat } from '../../domain/place';
import { type PlanTool, STROKE_TOOLS } from '../../domain/plan-tool';
import { metresPerPixel } from '../../layers/mercator';
import type { Application } from '../../state/application';
import { cancelStroke, hoverUnit, openDesk } from '../../state/plan-commands';
import { boxUnits, clickUnit, drag, press, releaseStroke } from '../../state/plan-gestures';
import { useApp } from '../../state/use-app';

/** Further than this from where it went down, a press is no click. */
const CLICK_PIXELS = 4;

interface Gesture {
  readonly kind: 'stroke' | 'box' | 'click';
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  last: LngLat;
}

/** What the pointer does to the plan: strokes, boxes and clicks by the tool in hand, and the unit under it. */
export function usePlanPointer(
  map: MapLibreMap | null,
  tool: PlanTool,
  radiusPixels: number,
  ring: RefObject<HTMLDivElement | null>,
  box: RefObject<HTMLDivElement | null>,
): void {
  const app = useApp();
  const held = useRef({ tool, radiusPixels });
  held.current = { tool, radiusPixels };

  useEffect(() => {
    if (map === null) return;
    const surface = map.getCanvasContainer();
    let gesture: Gesture | null = null;
    let panning = false;
    let frame = 0;

    const local = (event: PointerEvent) => {
      const { left, top } = surface.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const placeOf = (x: number, y: number): LngLat => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    };
    const radius = (lat: number) => held.current.radiusPixels * metresPerPixel(lat, map.getZoom());
    const paints = () => STROKE_TOOLS.has(held.current.tool);

    function adopt(): void {
      const free = panning || held.current.tool === 'browse';
      if (free || held.current.tool === 'fill' || held.current.tool === 'road') map!.dragPan.enable();
      else map!.dragPan.disable();
      map!.boxZoom.disable();
      map!.doubleClickZoom[free ? 'enable' : 'disable']();
      surface.style.cursor = panning ? 'grab' : paints() ? 'none' : free ? '' : 'crosshair';
      showRing(null);
    }

    function showRing(at: { readonly x: number; readonly y: number } | null): void {
      const element = ring.current;
      if (element === null) return;
      element.hidden = at === null || panning || !paints();
      if (at === null) return;
      const across = held.current.radiusPixels * 2;
      element.style.width = `${across}px`;
      element.style.height = `${across}px`;
      element.style.transform = `translate(${at.x - across / 2}px, ${at.y - across / 2}px)`;
    }

    function showBox(to: { readonly x: number; readonly y: number } | null): void {
      const element = box.current;
      if (element === null) return;
      element.hidden = to === null || gesture === null;
      if (to === null || gesture === null) return;
      element.style.transform = `translate(${Math.min(to.x, gesture.x)}px, ${Math.min(to.y, gesture.y)}px)`;
      element.style.width = `${Math.abs(to.x - gesture.x)}px`;
      element.style.height = `${Math.abs(to.y - gesture.y)}px`;
    }

    function down(event: PointerEvent): void {
      if (event.button !== 0 || panning || gesture !== null || !event.isPrimary) return;
      const { x, y } = local(event);
      const place = placeOf(x, y);
      const kind = paints() ? 'stroke' : held.current.tool === 'box' ? 'box' : 'click';
      if (kind === 'stroke' && !press(app, held.current.tool, place, radius(place[1]))) return;
      gesture = { kind, pointer: event.pointerId, x, y, last: place };
      if (kind !== 'click') surface.setPointerCapture(event.pointerId);
    }

    function move(event: PointerEvent): void {
      const at = local(event);
      showRing(at);
      if (gesture?.kind === 'stroke' && event.pointerId === gesture.pointer) {
        const place = placeOf(at.x, at.y);
        drag(app, gesture.last, place, radius(place[1]));
        gesture.last = place;
      } else if (gesture?.kind === 'box') showBox(at);
      if (frame === 0) frame = requestAnimationFrame(() => hover(at.x, at.y));
    }

    function hover(x: number, y: number): void {
      frame = 0;
      if (map!.isMoving()) return;
      hoverUnit(app, openDesk(app)?.index.at(placeOf(x, y)) ?? null);
    }

    function up(event: PointerEvent): void {
      const ended = gesture;
      if (ended === null || event.pointerId !== ended.pointer) return;
      const { x, y } = local(event);
      gesture = null;
      showBox(null);
      if (box.current !== null) box.current.hidden = true;
      if (ended.kind === 'stroke') releaseStroke(app);
      else if (Math.hypot(x - ended.x, y - ended.y) > CLICK_PIXELS) {
        if (ended.kind === 'box') boxUnits(app, placeOf(ended.x, ended.y), placeOf(x, y));
      } else if (isClickTool(held.current.tool)) {
        const unit = openDesk(app)?.index.at(placeOf(x, y)) ?? null;
        if (app.pickUnit === null || held.current.tool !== 'browse') clickUnit(app, held.current.tool, unit);
        else if (unit !== null) app.pickUnit(placeOf(x, y), unit);
      }
    }

    function leave(): void {
      showRing(null);
      cancelAnimationFrame(frame);
      frame = 0;
      if (gesture === null) hoverUnit(app, null);
    }

    function cancel(): void {
      if (gesture?.kind === 'stroke') cancelStroke(app);
      gesture = null;
      if (box.current !== null) box.current.hidden = true;
    }

    const space = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || isTyping(event.target) || onControl(event.target)) return;
      const next = event.type === 'keydown';
      event.preventDefault();
      if (panning === next) return;
      if (next) cancel();
      panning = next;
      adopt();
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || gesture === null) return;
      event.stopPropagation();
      cancel();
    };

    adopt();
    adoptTool.set(app, adopt);
    const listening = new AbortController();
    const { signal } = listening;
    surface.addEventListener('pointerdown', down, { signal });
    surface.addEventListener('pointermove', move, { signal });
    surface.addEventListener('pointerup', up, { signal });
    surface.addEventListener('pointercancel', cancel, { signal });
    surface.addEventListener('pointerleave', leave, { signal });
    window.addEventListener('keydown', space, { signal });
    window.addEventListener('keyup', space, { signal });
    window.addEventListener('keydown', giveUp, { signal, capture: true });
    return () => {
      leave();
      cancel();
      listening.abort();
      adoptTool.delete(app);
      surface.style.cursor = '';
      map.dragPan.enable();
      map.boxZoom.enable();
      map.doubleClickZoom.enable();
    };
  }, [map, app, ring, box]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another tool wants another way of dragging
  useEffect(() => adoptTool.get(app)?.(), [app, map, tool]);
}

/** How the running handlers take up another tool. */
const adoptTool = new WeakMap<Application, () => void>();

function isClickTool(tool: PlanTool): boolean {
  return tool === 'browse' || tool === 'fill' || tool === 'road';
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  );
}

/** Space presses a button that has the focus. */
function onControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a, summary, [role=option], dialog') !== null
  );
}
