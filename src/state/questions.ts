import type { CategoryField } from '../domain/field';
import { measureKey, RESPONSE_EDGES, RESPONSE_HOURS } from '../domain/measure';
import type { Question } from '../domain/question';
import type { AppState } from './app-state';

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
    tide: { kind: 'tide', field: 'reported_at', except: ['hours:reported_at'] },
  };
  if (state.dataset.summary?.fields.includes('closed_at')) {
    questions.response = {
      kind: 'histogram',
      measure: RESPONSE_HOURS,
      edges: RESPONSE_EDGES,
      except: [`number:${measureKey(RESPONSE_HOURS)}`],
    };
  }
  for (const field of presentCategories(state)) {
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
