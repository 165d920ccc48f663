import * as z from 'zod/mini';
import type { HistoryPosition, HistoryStep, PlanCheckpoint } from '../domain/plan-history';
import {
  CHIEF_LEVELS,
  type PlanEdit,
  type PlanZone,
  type ResponsibilityPlan,
} from '../domain/responsibility-plan';
import { packBytes, readPack } from './array-pack';
import type { StoredPlanHead } from './plan-journal';

/** What a store or a file gives is judged like anything that comes from outside. */
const text = z.string().check(z.maxLength(2000));
const number = z.int().check(z.gte(0), z.lte(0xffff_ffff));
/** Loose: what a later version knows of a zone or a plan is not lost by being read here. */
const zoneSchema = z.looseObject({
  id: number,
  name: text,
  level: z.enum(CHIEF_LEVELS),
  chief: z.looseObject({ name: text, unit: text, phone: text, shift: text }),
  from: text,
  to: text,
});
const planSchema = z.looseObject({
  id: text,
  name: text,
  unitSet: text,
  zones: z.array(zoneSchema).check(z.maxLength(1_000_000)),
  nextZone: number,
  inForce: z.boolean(),
});
const headSchema = z.strictObject({
  id: text,
  name: text,
  unitSet: text,
  inForce: z.boolean(),
  zones: number,
  units: number,
  seq: number,
  changedAt: text,
});

export function headBytes(head: StoredPlanHead): Uint8Array<ArrayBuffer> {
  return packBytes({ values: head, arrays: {} });
}

/** null where the bytes are not whole or none of ours; so for the readings below. */
export function readHead(bytes: Uint8Array): StoredPlanHead | null {
  const parsed = z.safeParse(headSchema, readPack(bytes)?.values);
  return parsed.success ? parsed.data : null;
}

export interface SavedCheckpoint extends PlanCheckpoint {
  /** Local wall clock, `YYYY-MM-DD HH:MM`. */
  readonly savedAt: string;
}

export function checkpointBytes({
  plan,
  units,
  position,
  savedAt,
}: SavedCheckpoint): Uint8Array<ArrayBuffer> {
  const { seq, done, undone } = position;
  return packBytes({
    values: { plan, seq, savedAt },
    arrays: { zone: units.zone, locked: units.locked, done, undone },
  });
}

const checkpointSchema = z.strictObject({ plan: planSchema, seq: number, savedAt: text });

export function readCheckpoint(bytes: Uint8Array): SavedCheckpoint | null {
  const pack = readPack(bytes);
  const parsed = z.safeParse(checkpointSchema, pack?.values);
  if (pack === null || !parsed.success) return null;
  const { zone, locked, done, undone } = pack.arrays;
  const isWhole =
    zone instanceof Uint32Array &&
    locked instanceof Uint8Array &&
    done instanceof Uint32Array &&
    undone instanceof Uint32Array &&
    zone.length === locked.length;
  if (!isWhole) return null;
  const { plan, seq, savedAt } = parsed.data;
  const position: HistoryPosition = { seq, done, undone };
  return { plan: plan satisfies ResponsibilityPlan, units: { zone, locked }, position, savedAt };
}

/** Checked by hand: a stroke may be over a hundred thousand units, and half a thousand strokes are read at an opening. */
export function isHistoryStep(value: unknown): value is HistoryStep {
  const step = partsOf(value);
  if (step?.step === 'undo' || step?.step === 'redo') return true;
  return step?.step === 'do' && isEdit(step.edit);
}

function isEdit(value: unknown): value is PlanEdit {
  const edit = partsOf(value);
  switch (edit?.kind) {
    case 'assign':
      return isNumber(edit.zone) && areNumbers(edit.units) && areNumbers(edit.before, edit.units.length);
    case 'reassign':
      return (
        areNumbers(edit.units) &&
        areNumbers(edit.before, edit.units.length) &&
        areNumbers(edit.after, edit.units.length)
      );
    case 'lock':
      return areNumbers(edit.units) && typeof edit.locked === 'boolean';
    case 'add_zone':
    case 'remove_zone':
      return isZone(edit.zone);
    case 'change_zone':
      return isZone(edit.before) && isZone(edit.after);
    case 'rename':
      return typeof edit.before === 'string' && typeof edit.after === 'string';
    case 'several':
      return Array.isArray(edit.edits) && edit.edits.every(isEdit);
    default:
      return false;
  }
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}

function isZone(value: unknown): value is PlanZone {
  return z.safeParse(zoneSchema, value).success;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 0xffff_ffff && Number.isInteger(value);
}

function areNumbers(value: unknown, length?: number): value is number[] {
  return Array.isArray(value) && (length === undefined || value.length === length) && value.every(isNumber);
}
