import type { Extent, LngLat } from '../domain/place';
import type { Application } from './application';

/** What the map offers to commands; the map sets it when it is there. */
export interface MapPort {
  readonly flyTo: (target: LngLat, zoom?: number) => void;
  readonly fitTo: (extent: Extent) => void;
}

export function flyTo(app: Application, target: LngLat, zoom?: number): void {
  app.map?.flyTo(target, zoom);
}

/** Back to where the data is: its boundaries, else its points. */
export function fitToData(app: Application): void {
  const { zones, dataset, references } = app.store.getState();
  const extent = zones.zoneSet?.extent ?? dataset.summary?.extent ?? references[0]?.layer.extent;
  if (extent !== undefined && extent !== null) app.map?.fitTo(extent);
}

/** Brings the new data into view; without a map yet, the map begins there. */
export function lookAtData(app: Application): void {
  if (app.map === null) app.store.setState({ fitPending: true });
  else fitToData(app);
}
