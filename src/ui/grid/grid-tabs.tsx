import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** Sections beside the map of the planning workspace. Translation key `plan.tab.<id>`; each brings its code when it is opened. */
export interface GridTab {
  readonly id: 'zone' | 'districts';
  /** Without an open plan there is nothing to show. */
  readonly needsPlan: boolean;
  readonly Section: LazyExoticComponent<ComponentType>;
}

export const GRID_TABS: readonly GridTab[] = [
  {
    id: 'zone',
    needsPlan: true,
    Section: lazy(async () => ({ default: (await import('./zone-section')).ZoneSection })),
  },
  {
    id: 'districts',
    needsPlan: false,
    Section: lazy(async () => ({ default: (await import('./districts-section')).DistrictsSection })),
  },
];
