import type { Extent, LngLat } from '../domain/place';
import type { Camera } from '../domain/view';
import type { Application } from './application';

/** What the map offers to commands; the map sets it when it is there. */
export interface MapPort {
  readonly flyTo: (target: LngLat, zoom?: number) => void;
  /** Gives where the camera will come to rest. */
  readonly fitTo: (extent: Extent) => Camera | null;
  readonly jumpTo: (camera: Camera) => void;
  /** What is in view; null before the map is there. */
  readonly extent: () => Extent | null;
}

/**
 * The map is there, or is gone. What it was made with (`begunAt`) was known before what was kept had been read: it goes
 * where it was left, or to the data where it was asked to meanwhile.
 */
export function attachMap(app: Application, map: MapPort | null, begunAt: Camera): void {
  app.map = map;
  if (map === null) return;
  const { camera, fitPending } = app.store.getState();
  if (fitPending) {
    app.store.setState({ fitPending: false });
    fitToData(app);
  } else if (camera !== null && camera !== begunAt) map.jumpTo(camera);
}

export function flyTo(app: Application, target: LngLat, zoom?: number): void {
  app.map?.flyTo(target, zoom);
}

/** The camera counts as there at once: a page that is closed during the flight opens where it was going. */
export function fitTo(app: Application, extent: Extent): void {
  const camera = app.map?.fitTo(extent) ?? null;
  if (camera !== null) app.store.setState({ camera });
}

/** Back to where the data is: its boundaries, else its points. */
export function fitToData(app: Application): void {
  const { zones, dataset, references } = app.store.getState();
  const extent = zones.zoneSet?.extent ?? dataset.summary?.extent ?? references[0]?.layer.extent;
  if (extent !== undefined && extent !== null) fitTo(app, extent);
}

/** Brings the new data into view; without a map yet, the map begins there. */
export function lookAtData(app: Application): void {
  if (app.map === null) app.store.setState({ fitPending: true, camera: null });
  else fitToData(app);
}

/** Brings places (lng, lat interleaved) into view where all that they span lies outside of it. */
export function lookAtPlaces(app: Application, places: ArrayLike<number>): void {
  const view = app.map?.extent() ?? null;
  if (view === null || places.length === 0) return;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let at = 0; at < places.length; at += 2) {
    const [lng, lat] = [places[at]!, places[at + 1]!];
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  const meets = west <= view.east && east >= view.west && south <= view.north && north >= view.south;
  if (!meets) fitTo(app, { west, south, east, north });
}
