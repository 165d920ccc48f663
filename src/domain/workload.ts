import type { Span } from './period';
import { ROAD_CLASSES, type RoadClass } from './reference-layer';
import type { WorkloadModel } from './unit-set';

/**
 * One case a month is 1. A bureau's own figures belong here: these say only which way things differ. Cases count what they
 * cost to settle (domain facts §8, §10.2): street order on the spot, building sites with several parties and visits,
 * objects handed on to their owner. A road counts by its frontage and passers-by; a motorway has neither.
 */
export const DEFAULT_WORKLOAD: WorkloadModel = {
  months: 6,
  caseWeights: {
    市容环境: 1,
    街面秩序: 1,
    宣传广告: 0.6,
    施工管理: 1.5,
    突发事件: 2,
    公用设施: 0.5,
    交通设施: 0.5,
    市容环境设施: 0.5,
    园林绿化: 0.5,
  },
  otherCase: 1,
  per100Metres: {
    motorway: 0,
    trunk: 0.2,
    primary: 0.5,
    secondary: 0.4,
    tertiary: 0.3,
    minor: 0.2,
    service: 0.1,
    path: 0.1,
  },
  strictFactor: 1.5,
  perShop: 0.05,
  perFacility: 0.2,
  perHectare: 0.1,
};

/** What a unit's load is made of, each with one entry per unit and per month. */
export const LOAD_PARTS = ['cases', 'road', 'shops', 'facilities', 'area'] as const;
export type LoadPart = (typeof LOAD_PARTS)[number];
export type LoadParts = { readonly [P in LoadPart]: Float64Array };

/** Weight of a case of a class: its own, that of the standard's word in it (市容环境 in 06 市容环境类), or the rest's. */
export function classWeight(model: WorkloadModel, major: string): number {
  const own = model.caseWeights[major];
  if (own !== undefined && Object.hasOwn(model.caseWeights, major)) return own;
  const within = Object.keys(model.caseWeights)
    .filter((word) => word !== '' && major.includes(word))
    .sort((a, b) => b.length - a.length)[0];
  return within === undefined ? model.otherCase : model.caseWeights[within]!;
}

/** The weights of the classes that a data set has, by its own words. */
export function classWeights(model: WorkloadModel, majors: readonly string[]): Record<string, number> {
  return Object.fromEntries(majors.map((major) => [major, classWeight(model, major)]));
}

/** `months` months of wall-clock time up to the end of the day of the latest case. */
export function workloadSpan(months: number, latest: number): Span {
  const day = new Date(latest);
  const to = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1);
  const end = new Date(to);
  const year = end.getUTCFullYear();
  const month = end.getUTCMonth() - Math.max(1, Math.round(months));
  // The 31st of a month that has 30 days would be the 1st of the next.
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return { from: Date.UTC(year, month, Math.min(end.getUTCDate(), last)), to };
}

/** The calendar month before the one that the latest case lies in; the last whole one. */
export function lastWholeMonth(latest: number): Span {
  const day = new Date(latest);
  const month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1);
  return { from: Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 1, 1), to: month };
}

/** A model with no number that is negative, endless or missing: what came from a form or a file. */
export function soundModel(model: WorkloadModel): WorkloadModel {
  const sound = (value: number, most: number) => (value >= 0 ? Math.min(value, most) : 0);
  return {
    months: Math.min(120, Math.max(1, Math.round(model.months) || 1)),
    caseWeights: Object.fromEntries(
      Object.entries(model.caseWeights).map(([major, weight]) => [major, sound(weight, MOST)]),
    ),
    otherCase: sound(model.otherCase, MOST),
    per100Metres: Object.fromEntries(
      ROAD_CLASSES.map((road) => [road, sound(model.per100Metres[road] ?? 0, MOST)]),
    ) as Record<RoadClass, number>,
    strictFactor: sound(model.strictFactor, MOST),
    perShop: sound(model.perShop, MOST),
    perFacility: sound(model.perFacility, MOST),
    perHectare: sound(model.perHectare, MOST),
  };
}

const MOST = 1000;
