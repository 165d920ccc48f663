import * as z from 'zod/mini';
import type { PlanSettings } from '../domain/plan-settings';
import type { PlanUnits, ResponsibilityPlan } from '../domain/responsibility-plan';
import { failure, ok, type Result } from '../domain/result';
import type { UnitSet, UnitSetRecipe } from '../domain/unit-set';
import { checkpointBytes, readCheckpoint } from './plan-records';
import { parseSettings, storedSettings } from './plan-settings';
import { readUnitSet, recipeSchema, unitSetBytes } from './unit-set-bytes';

/** A plan that stands by itself: its zones, whose each unit is, the units themselves, and how it is weighed. */
export interface PlanFileContent {
  readonly plan: ResponsibilityPlan;
  readonly units: PlanUnits;
  readonly unitSet: UnitSet;
  readonly recipe: UnitSetRecipe;
  /** null in a file that has none, or none that make sense. */
  readonly settings: PlanSettings | null;
}

/** Translation keys `plan-file-error.<code>`. */
export const PLAN_FILE_ERROR_CODES = ['not_a_plan', 'newer_version', 'damaged', 'too_large'] as const;
export type PlanFileError = (typeof PLAN_FILE_ERROR_CODES)[number];

/** Of the text; half a million cells with their outlines take some 300 MB. */
export const MOST_PLAN_FILE_BYTES = 500_000_000;

const KIND = 'shirong-plan';
const VERSION = 1;
const envelope = z.looseObject({ kind: z.literal(KIND), v: z.int().check(z.gte(1)) });
const packed = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const body = z.looseObject({
  kind: z.literal(KIND),
  v: z.literal(VERSION),
  savedAt: z.string().check(z.maxLength(40)),
  recipe: recipeSchema,
  settings: z.optional(z.unknown()),
  checkpoint: packed,
  unitSet: packed,
});

/** `savedAt`: local wall clock, YYYY-MM-DD HH:MM. The history stays behind. */
export function planFileText(content: PlanFileContent, savedAt: string): string {
  const { plan, units, unitSet, recipe, settings } = content;
  const position = { seq: 0, done: new Uint32Array(), undone: new Uint32Array() };
  return JSON.stringify({
    kind: KIND,
    v: VERSION,
    // For whoever opens it in an editor.
    name: plan.name,
    savedAt,
    recipe,
    ...(settings !== null && { settings: storedSettings(settings) }),
    checkpoint: base64(checkpointBytes({ plan, units, position, savedAt })),
    unitSet: base64(unitSetBytes(unitSet)),
  });
}

/** What a file holds, checked like anything from outside; the set's fingerprint is still to be compared with its content. */
export function parsePlanFile(text: string): Result<PlanFileContent, PlanFileError> {
  if (text.length > MOST_PLAN_FILE_BYTES) return failure('too_large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failure('not_a_plan');
  }
  const known = z.safeParse(envelope, value);
  if (!known.success) return failure('not_a_plan');
  if (known.data.v > VERSION) return failure('newer_version');
  const parsed = z.safeParse(body, value);
  if (!parsed.success) return failure('damaged');
  const checkpoint = readCheckpoint(bytesOf(parsed.data.checkpoint));
  const unitSet = readUnitSet(bytesOf(parsed.data.unitSet));
  if (checkpoint === null || unitSet === null) return failure('damaged');
  const { plan, units } = checkpoint;
  if (!isSound(plan, units, unitSet)) return failure('damaged');
  return ok({
    plan,
    units,
    unitSet,
    recipe: parsed.data.recipe,
    settings: parseSettings(parsed.data.settings),
  });
}

/** Zones in the order of their numbers, and no unit of a zone that there is not. */
function isSound(
  { zones, nextZone, unitSet }: ResponsibilityPlan,
  { zone }: PlanUnits,
  set: UnitSet,
): boolean {
  const ids = new Set([0, ...zones.map(({ id }) => id)]);
  return (
    unitSet === set.id &&
    zone.length === set.codes.length &&
    zones.every(({ id }, i) => id >= 1 && id < nextZone && (i === 0 || id > zones[i - 1]!.id)) &&
    zone.every((id) => ids.has(id))
  );
}

/** Call stacks take some tens of thousands of arguments; three bytes are four signs. */
const CHUNK = 3 * 8192;

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  }
  return pieces.join('');
}

function bytesOf(text: string): Uint8Array {
  try {
    const signs = atob(text);
    const bytes = new Uint8Array(signs.length);
    for (let at = 0; at < signs.length; at++) bytes[at] = signs.charCodeAt(at);
    return bytes;
  } catch {
    return new Uint8Array();
  }
}
