import { failure, type Result } from '../domain/result';
import { type PlanFileContent, type PlanFileError, parsePlanFile } from '../session/plan-file';
import { identified } from './unit-fingerprint';

/** A plan's file, and its units what they say they are: a set of another content under a known number is refused. */
export function openPlanFile(text: string): Result<PlanFileContent, PlanFileError> {
  const read = parsePlanFile(text);
  if (!read.ok) return read;
  const { id, ...units } = read.value.unitSet;
  return identified(units).id === id ? read : failure('damaged');
}
