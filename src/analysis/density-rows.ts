import { valueInFrame } from '../domain/frame-value';
import { ok, type Result } from '../domain/result';
import type { StudyRefusal } from '../domain/study';
import { type DensityRequest, densityStudy } from './density-study';

/** Rows of the cases that lie where the density is at least `level`, weight per km² and period. */
export function densityRows(request: DensityRequest, level: number): Result<Uint32Array, StudyRefusal> {
  const made = densityStudy(request);
  if (!made.ok) return made;
  const { frame, values } = made.value;
  const { rowIds, lngs, lats } = request.cases;
  return ok(rowIds.filter((_, at) => valueInFrame(frame, values, [lngs[at]!, lats[at]!]) >= level));
}
