import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import type { PlanTool } from '../../domain/plan-tool';
import type { Application } from '../../state/application';
import { hoverUnit, openDesk, resizeBrush, setActiveZone, setTool } from '../../state/plan-commands';
import { giveUnit, stepUnit } from '../../state/plan-gestures';
import { addZone, type ZoneNamer } from '../../state/plan-zones';
import { useApp } from '../../state/use-app';
import { isTyping } from './use-plan-pointer';

/** One key a tool; shown beside its name. */
export const TOOL_KEYS: Readonly<Record<PlanTool, string>> = {
  browse: 'V',
  brush: 'B',
  box: 'R',
  lasso: 'L',
  fill: 'F',
  road: 'D',
  erase: 'E',
  lock: 'K',
  unlock: 'U',
  split: 'X',
  polygon: 'P',
};

const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Tools, zones and units by the keyboard, wherever the focus is but in fields, lists and dialogs. */
export function usePlanKeys(map: MapLibreMap | null, nameOf: ZoneNamer): void {
  const app = useApp();
  useEffect(() => {
    if (map === null) return;
    const handle = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('dialog, [role=listbox], [role=tablist]')
      ) {
        return;
      }
      if (!act(app, map, event, nameOf)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', handle, true);
    return () => window.removeEventListener('keydown', handle, true);
  }, [app, map, nameOf]);
}

/** False where the key is nobody's here. */
function act(app: Application, map: MapLibreMap, event: KeyboardEvent, nameOf: ZoneNamer): boolean {
  const { plans } = app.store.getState();
  const arrow = ARROWS[event.key];
  // Elsewhere these keys move through lists and press buttons.
  const here = isOnMap(event.target);
  if (arrow !== undefined && here) {
    moveCursor(app, map, arrow);
    return true;
  }
  const pressed = event.key.toUpperCase();
  const tool = (Object.keys(TOOL_KEYS) as PlanTool[]).find((one) => TOOL_KEYS[one] === pressed);
  if (tool !== undefined) setTool(app, tool);
  else if (pressed === 'N') addZone(app, nameOf);
  else if (event.key === '[' || event.key === ']') resizeBrush(app, event.key === ']');
  else if (/^\d$/.test(event.key)) chooseZone(app, Number(event.key));
  else if (event.key === 'Enter' && here && plans.hovered !== null) {
    giveUnit(app, plans.hovered, event.shiftKey);
  } else if (event.key === 'Escape' && plans.tool !== 'browse') setTool(app, 'browse');
  else if ((event.key === 'Delete' || event.key === 'Backspace') && here && plans.hovered !== null) {
    giveUnit(app, plans.hovered, true);
  } else return false;
  return true;
}

function moveCursor(app: Application, map: MapLibreMap, [east, north]: readonly [number, number]): void {
  const unit = stepUnit(app, east, north);
  const centres = openDesk(app)?.index.centres;
  if (unit === null || centres === undefined) return;
  hoverUnit(app, unit);
  const place: [number, number] = [centres[2 * unit]!, centres[2 * unit + 1]!];
  if (!map.getBounds().contains(place)) map.easeTo({ center: place });
}

/** 1 is the first zone of the plan, 0 nobody. */
function chooseZone(app: Application, digit: number): void {
  const zones = openDesk(app)?.plan().zones ?? [];
  const zone = digit === 0 ? 0 : zones[digit - 1]?.id;
  if (zone !== undefined) setActiveZone(app, zone);
}

function isOnMap(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof HTMLElement && target.tagName === 'CANVAS');
}
