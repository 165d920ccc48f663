/**
 * Scores that weigh parts which no case file holds (site visits, duties): the parts are entered by hand. Weights add
 * up to one (domain facts §4.3).
 */
export const WEIGHTED_PRESETS = {
  /** 运城 执法队 */
  yuncheng_enforcement: { system: 0.7, team: 0.15, street: 0.15 },
  /** 运城 环卫 */
  yuncheng_sanitation: { system: 0.3, single_waste: 0.3, centre: 0.4 },
  /** 南通 街道长效 */
  nantong_street: { system: 0.4, site: 0.4, duties: 0.2 },
  /** 咸宁 月度综合评价 */
  xianning_month: { city_management: 0.9, red_property: 0.1 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

export type WeightedPreset = keyof typeof WEIGHTED_PRESETS;

export function weightedScore<P extends WeightedPreset>(
  preset: P,
  parts: Readonly<Record<keyof (typeof WEIGHTED_PRESETS)[P], number>>,
): number {
  const weights: Readonly<Record<string, number>> = WEIGHTED_PRESETS[preset];
  const given: Readonly<Record<string, number>> = parts;
  return Object.entries(weights).reduce((sum, [part, weight]) => sum + weight * given[part]!, 0);
}
