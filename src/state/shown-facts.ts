import type { ExtraField, RowField } from '../domain/extra-field';
import { DEFAULT_COUNTING } from '../domain/fact-context';
import { factField, factOfField } from '../domain/fact-field';
import { withClause } from '../domain/filter';
import type { AppState } from './app-state';
import type { Application } from './application';
import { countingChoice, hasLifeCycle } from './indicator-commands';
import { commitView } from './view-commands';

/**
 * A fact among the table's columns: what is kept of it names no way of counting, so that its place and width stay where
 * the way of counting changes.
 */
export function tableFact(fact: string): ExtraField {
  return factField({ fact, choice: DEFAULT_COUNTING });
}

/** The facts that the table shows; the database knows none of them, so they are never among `recordFields`. */
export function shownFacts(state: AppState): readonly RowField[] {
  const facts = (state.visibleFields ?? []).filter((field) => factOfField(field) !== null);
  return facts.length > 0 && hasLifeCycle(state) ? facts : [];
}

/** Columns as they are asked for: a fact by the way of counting in force, every other as it is. */
export function countedFields(state: AppState, fields: readonly RowField[]): readonly RowField[] {
  const choice = countingChoice(state);
  return fields.map((field) => {
    const column = factOfField(field);
    return column === null ? field : factField({ fact: column.fact, choice });
  });
}

/** The cases of which the fact of a column holds, or not, by the way of counting in force. */
export function filterByFact(app: Application, fact: string, holds: boolean): void {
  const { view } = app.store.getState();
  const choice = countingChoice(app.store.getState());
  const filter = withClause(view.filter, { kind: 'fact', fact, holds, choice });
  commitView(app, { ...view, filter }, 'undo.fact');
}
