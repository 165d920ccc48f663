import { type ExtraField, extraField } from '../../domain/extra-field';
import { unguard } from '../../domain/formula-guard';
import type { CaseRecipe } from '../../domain/recipe';
import { hasOwnHeaders, isOwnPlaceHeader } from '../own-export';

export interface PlannedExtra {
  readonly field: ExtraField;
  /** 0-based column of the file. */
  readonly column: number;
}

/** A table with more columns than this is a matrix or a mistake; what lies beyond is in the source alone. */
export const MOST_EXTRAS = 1000;

/**
 * The unmapped columns that are kept, in the file's order. What the product itself worked out and exported (quality and
 * zone of the point) is worked out again and not kept beside it.
 */
export function plannedExtras(recipe: CaseRecipe): readonly PlannedExtra[] {
  const mapped = new Set(Object.values(recipe.mapping));
  const dropped = new Set(recipe.dropped ?? []);
  const own = hasOwnHeaders(recipe);
  const seen = new Map<string, number>();
  const plan: PlannedExtra[] = [];
  recipe.headers.forEach((text, column) => {
    if (mapped.has(column) || (own && isOwnPlaceHeader(text))) return;
    const header = own ? unguard(text) : text;
    const occurrence = (seen.get(header) ?? 0) + 1;
    seen.set(header, occurrence);
    if (dropped.has(column) || plan.length >= MOST_EXTRAS) return;
    plan.push({ field: extraField(header, occurrence), column });
  });
  return plan;
}

/** Of several files in one data set: every file's own columns once, those of the first file first. */
export function unitedExtras(recipes: readonly CaseRecipe[]): readonly ExtraField[] {
  return [...new Set(recipes.flatMap((recipe) => plannedExtras(recipe).map(({ field }) => field)))];
}
