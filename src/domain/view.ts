import type { CountingChoice } from './fact-context';
import type { Filter } from './filter';
import type { Extent } from './place';
import type { ZoneArea } from './plan-areas';

export const WORKSPACES = ['situation', 'hotspot', 'grid', 'records', 'data'] as const;
export type Workspace = (typeof WORKSPACES)[number];

export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const ZONE_MEASURES = ['count', 'per_km2'] as const;
export type ZoneMeasure = (typeof ZONE_MEASURES)[number];

/** Bandwidths that scales of work ask for (domain facts §0.10): operations, street, city. */
export const BANDWIDTHS_METRES = [200, 300, 500, 1000] as const;

/** What the map shows and how. `hidden` names layers switched off, so that a new layer starts visible. */
export interface LayerSettings {
  readonly hidden: readonly string[];
  readonly bandwidthMetres: number;
  readonly zoneMeasure: ZoneMeasure;
  /** The loaded zones where absent. */
  readonly zoneArea?: ZoneArea | undefined;
  /** Default-address cases are out of density until put back. */
  readonly includeDefault: boolean;
}

/** The undoable state of the view: one history entry each. */
export interface ViewState {
  readonly filter: Filter;
  readonly layers: LayerSettings;
  /** How indicators and facts count; the usual way where absent. */
  readonly counting?: CountingChoice | undefined;
}

export const INITIAL_LAYERS: LayerSettings = {
  hidden: [],
  bandwidthMetres: 300,
  zoneMeasure: 'count',
  includeDefault: false,
};

const METRES_PER_DEGREE = 111_195;

/**
 * A first bandwidth for data of this extent: some hundred bandwidths across, so that a city's pattern can be seen
 * as a whole (domain facts §0.10: 200–300 m for operations, 500 m for streets, 1 km for a city's overview).
 */
export function bandwidthFor(extent: Extent): number {
  const middle = ((extent.north + extent.south) / 2) * (Math.PI / 180);
  const across = Math.max(extent.north - extent.south, (extent.east - extent.west) * Math.cos(middle));
  const wanted = (across * METRES_PER_DEGREE) / 100;
  return BANDWIDTHS_METRES.findLast((metres) => metres <= wanted) ?? BANDWIDTHS_METRES[0];
}

export const INITIAL_VIEW: ViewState = { filter: [], layers: INITIAL_LAYERS };
