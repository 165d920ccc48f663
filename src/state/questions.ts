import type { CategoryField } from '../domain/field';
import { measureKey, RESPONSE_HOURS } from '../domain/measure';
import { reportedLevels, reportedPath } from '../domain/place-drill';
import type { Question } from '../domain/question';
import { RESPONSE_BIN_EDGES } from '../domain/response-bins';
import { type AppState, currentFilter } from './app-state';

/** Categories with a view of their own, in the order of the filter panel. */
const CATEGORY_VIEWS = [
  'status',
  'source',
  'district',
  'street',
  'community',
  'unit',
] as const satisfies readonly CategoryField[];

/** Points are drawn one by one from this zoom on and up to this many in view; below, density tells more. */
const POINTS_FROM_ZOOM = 13;
const POINTS_LIMIT = 4000;

export function presentCategories(state: AppState): readonly CategoryField[] {
  const dictionaries = state.dataset.summary?.dictionaries ?? {};
  return CATEGORY_VIEWS.filter((field) => (dictionaries[field]?.length ?? 0) > 1);
}

/** The filter panel's, and those that 态势 shows at present. */
function askedCategories(state: AppState): ReadonlySet<CategoryField> {
  const fields = new Set<CategoryField>(presentCategories(state));
  const { folded, drillBasis, rankingLevel } = state.situation;
  const known = state.dataset.summary?.dictionaries ?? {};
  if (!folded.includes('drill') && drillBasis === 'reported') {
    const levels = reportedLevels((field) => (known[field]?.length ?? 0) > 1);
    const level = levels[reportedPath(currentFilter(state), levels).length];
    if (level !== undefined) fields.add(level);
  }
  if (
    !folded.includes('ranking') &&
    rankingLevel !== 'zone' &&
    rankingLevel !== 'plan_zone' &&
    rankingLevel !== 'chief' &&
    (known[rankingLevel]?.length ?? 0) > 1
  ) {
    fields.add(rankingLevel);
  }
  return fields;
}

/**
 * One question a view, each filtered by all clauses but its own. `gesture` leaves out what may wait for the
 * pointer's release.
 */
export function questionsFor(state: AppState, gesture: boolean): Readonly<Record<string, Question>> {
  const { layers } = state.view;
  const questions: Record<string, Question> = {
    count: { kind: 'count' },
    time: { kind: 'timeline', field: 'reported_at', unit: state.timeUnit, except: ['time:reported_at'] },
    class: { kind: 'classes', except: ['class'] },
    qualities: { kind: 'qualities', except: ['quality'] },
  };
  const { tideField, folded } = state.situation;
  if (!folded.includes('tide')) {
    questions.tide = { kind: 'tide', field: tideField, except: [`hours:${tideField}`] };
  }
  // By day, whatever period is chosen: sums over it give any period, the one before and that of last year.
  if (!folded.includes('trend') || !folded.includes('figures')) {
    questions.daily = { kind: 'timeline', field: 'reported_at', unit: 'day', except: ['time:reported_at'] };
  }
  if (state.dataset.summary?.fields.includes('closed_at') && !folded.includes('response')) {
    questions.response = {
      kind: 'histogram',
      measure: RESPONSE_HOURS,
      edges: RESPONSE_BIN_EDGES,
      except: [`number:${measureKey(RESPONSE_HOURS)}`],
    };
  }
  for (const field of askedCategories(state)) {
    questions[field] = { kind: 'categories', field, except: [`values:${field}`] };
  }
  if (state.zones.zoneSet !== null) {
    questions.zones = { kind: 'zones', except: ['zone'] };
  }
  if (!layers.hidden.includes('heat')) {
    questions.density = {
      kind: 'density',
      bandwidthMetres: layers.bandwidthMetres,
      includeDefault: layers.includeDefault,
    };
  }
  const zoom = state.camera?.zoom ?? 0;
  if (!gesture && state.mapExtent !== null && zoom >= POINTS_FROM_ZOOM && !layers.hidden.includes('points')) {
    questions.points = {
      kind: 'points',
      extent: state.mapExtent,
      limit: POINTS_LIMIT,
      includeDefault: layers.includeDefault,
    };
  }
  return questions;
}
