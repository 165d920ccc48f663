import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** Sections beside the map of the planning workspace. Translation key `plan.tab.<id>`; each brings its code when it is opened. */
export interface GridTab {
  readonly id:
    | 'zone'
    | 'workload'
    | 'draft'
    | 'checks'
    | 'roster'
    | 'compare'
    | 'out'
    | 'districts'
    | 'reshape';
  /** Without an open plan there is nothing to show. */
  readonly needsPlan: boolean;
  /** And is about road segments alone. */
  readonly needsSegments?: boolean;
  readonly Section: LazyExoticComponent<ComponentType>;
}

export const GRID_TABS: readonly GridTab[] = [
  {
    id: 'zone',
    needsPlan: true,
    Section: lazy(async () => ({ default: (await import('./zone-section')).ZoneSection })),
  },
  {
    id: 'reshape',
    needsPlan: true,
    needsSegments: true,
    Section: lazy(async () => ({ default: (await import('./reshape-section')).ReshapeSection })),
  },
  {
    id: 'workload',
    needsPlan: true,
    Section: lazy(async () => ({ default: (await import('./workload-section')).WorkloadSection })),
  },
  {
    id: 'draft',
    needsPlan: true,
    Section: lazy(async () => ({ default: (await import('./draft-section')).DraftSection })),
  },
  {
    id: 'checks',
    needsPlan: true,
    Section: lazy(async () => ({ default: (await import('./checks-section')).ChecksSection })),
  },
  {
    id: 'roster',
    needsPlan: true,
    Section: lazy(async () => ({ default: (await import('./roster-section')).RosterSection })),
  },
  {
    id: 'compare',
    needsPlan: true,
    Section: lazy(async () => ({ default: (await import('./compare-section')).CompareSection })),
  },
  {
    id: 'districts',
    needsPlan: false,
    Section: lazy(async () => ({ default: (await import('./districts-section')).DistrictsSection })),
  },
  {
    id: 'out',
    needsPlan: false,
    Section: lazy(async () => ({ default: (await import('./out-section')).OutSection })),
  },
];
