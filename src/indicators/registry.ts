import { INDICATOR_GROUPS, type Indicator } from '../domain/indicator';

const modules = import.meta.glob<{ readonly indicator: Indicator }>('./values/*.ts', { eager: true });

/** Every indicator of `values/`, group by group. */
export const INDICATORS: readonly Indicator[] = Object.values(modules)
  .map((module) => module.indicator)
  .sort(
    (a, b) =>
      INDICATOR_GROUPS.indexOf(a.group) - INDICATOR_GROUPS.indexOf(b.group) ||
      a.order - b.order ||
      (a.id < b.id ? -1 : 1),
  );
