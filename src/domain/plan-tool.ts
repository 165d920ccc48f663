/** What a press on the map does in the planning workspace. Codes are the translation keys `plan.tool.<code>`. */
export const PLAN_TOOLS = [
  'browse',
  'brush',
  'box',
  'lasso',
  'fill',
  'road',
  'erase',
  'lock',
  'unlock',
  'split',
  'polygon',
] as const;
export type PlanTool = (typeof PLAN_TOOLS)[number];

/** Tools that paint while the pointer is down and moves. */
export const STROKE_TOOLS: ReadonlySet<PlanTool> = new Set(['brush', 'erase', 'lock', 'unlock']);

/** Radius of the brush in CSS pixels. */
export const BRUSH_PIXELS = { least: 2, most: 120, first: 14, step: 1.35 } as const;
