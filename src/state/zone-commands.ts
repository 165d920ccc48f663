import { findClause } from '../domain/filter';
import type { Application } from './application';
import { removeClause, setClause } from './view-commands';

/** Which zone's figures are shown; no filter. */
export function selectZone(app: Application, id: string | null): void {
  app.store.setState({ selectedZone: id });
}

/** Only the cases of this zone, or, where it is the only one filtered for, of all again. */
export function toggleZoneFilter(app: Application, id: string): void {
  const { view, zones } = app.store.getState();
  if (zones.zoneSet === null) return;
  const clause = findClause(view.filter, 'zone');
  if (clause?.zoneSet === zones.zoneSet.id && clause.zones.length === 1 && clause.zones[0] === id) {
    removeClause(app, 'zone');
  } else {
    setClause(app, { kind: 'zone', zoneSet: zones.zoneSet.id, zones: [id] });
  }
}
