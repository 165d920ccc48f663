import type { HotspotRecipe } from '../domain/hotspot';
import type { CaseWeight } from '../domain/placed-cases';
import type { Application } from './application';

const WEIGHT_JOB = 'study-weights';

/** What every row of the data weighs, NaN without; null where every case weighs one. */
export async function rowWeights(
  app: Application,
  weight: CaseWeight,
  signal: AbortSignal,
): Promise<Float64Array | null> {
  if (weight.kind === 'cases') return null;
  const cancel = () => app.services.casebook.cancel(WEIGHT_JOB);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await app.services.casebook.caseWeights(WEIGHT_JOB, weight);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Of those cases, in their order. */
export async function caseWeights(
  app: Application,
  weight: CaseWeight,
  rowIds: Uint32Array,
  signal: AbortSignal,
): Promise<Float64Array | null> {
  const column = await rowWeights(app, weight, signal);
  return column === null ? null : Float64Array.from(rowIds, (row) => column[row] ?? Number.NaN);
}

export async function hotspotWeights(
  app: Application,
  { measure, weight }: HotspotRecipe,
  signal: AbortSignal,
): Promise<Float64Array | null> {
  return measure === 'value' && weight !== undefined ? rowWeights(app, weight, signal) : null;
}
