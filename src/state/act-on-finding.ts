import type { Application } from './application';
import { fitTo, fitToData, flyTo } from './camera-commands';
import { switchToDemo } from './demo-commands';
import { selectRow } from './records-commands';
import type { CommandId, Finding } from './search';
import { toggleLocale, toggleTheme } from './settings-commands';
import { clearFilters, copyLink, setClause, startLasso } from './view-commands';
import { selectZone } from './zone-commands';

const CASE_ZOOM = 16;

/** What Enter does: a place or a case is flown to, a class or a value becomes a filter, a zone is selected. */
export function actOn(app: Application, finding: Finding): void {
  switch (finding.kind) {
    case 'place':
      flyTo(app, finding.lngLat, CASE_ZOOM);
      return;
    case 'case':
      selectRow(app, finding.rowId);
      if (finding.lngLat !== null) flyTo(app, finding.lngLat, CASE_ZOOM);
      return;
    case 'class':
      setClause(
        app,
        finding.minor === null
          ? { kind: 'class', majors: [finding.major], minors: [] }
          : { kind: 'class', majors: [], minors: [[finding.major, finding.minor]] },
      );
      return;
    case 'value':
      setClause(app, { kind: 'values', field: finding.field, values: [finding.value] });
      return;
    case 'zone':
      selectZone(app, finding.id);
      flyToZone(app, finding.id);
      return;
    case 'text':
      setClause(app, { kind: 'text', text: finding.text });
      return;
    case 'command':
      run(app, finding.command);
  }
}

function run(app: Application, command: CommandId): void {
  switch (command) {
    case 'clear':
      clearFilters(app);
      return;
    case 'theme':
      toggleTheme(app);
      return;
    case 'language':
      toggleLocale(app);
      return;
    case 'export':
      // Writers of files come when one is asked for.
      void import('./export-commands').then(({ exportCsv }) => exportCsv(app));
      return;
    case 'link':
      void copyLink(app, `${location.origin}${location.pathname}`);
      return;
    case 'lasso':
      startLasso(app);
      return;
    case 'fit':
      fitToData(app);
      return;
    case 'demo':
      void switchToDemo(app);
  }
}

function flyToZone(app: Application, id: string): void {
  const { zoneSet } = app.store.getState().zones;
  const index = zoneSet?.zones.findIndex((zone) => zone.id === id) ?? -1;
  if (zoneSet === null || index < 0) return;
  const { coordinates, ringStarts, zoneStarts } = zoneSet.geometry;
  const from = ringStarts[zoneStarts[index]!]!;
  const to = ringStarts[zoneStarts[index + 1]!]!;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = from; at < to; at += 1) {
    west = Math.min(west, coordinates[2 * at]!);
    east = Math.max(east, coordinates[2 * at]!);
    south = Math.min(south, coordinates[2 * at + 1]!);
    north = Math.max(north, coordinates[2 * at + 1]!);
  }
  fitTo(app, { west, south, east, north });
}
