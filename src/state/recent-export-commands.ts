import { MOST_EXPORTS, type RecentExport } from '../session/saved-views';
import type { Application } from './application';
import { changeExports } from './saved-state';
import { linkState } from './view-commands';

/** What a file that was just written held; `words` is the filter as its cover has it. */
export function noteExport(
  app: Application,
  written: Pick<RecentExport, 'file' | 'format' | 'rows' | 'masked'> &
    Partial<Pick<RecentExport, 'words' | 'query'>>,
): Promise<void> {
  const state = app.store.getState();
  const one: RecentExport = {
    words: [],
    query: null,
    ...written,
    file: written.file.slice(0, 400),
    at: Date.now(),
    dataName: (state.dataset.summary?.name ?? '').slice(0, 400),
    link: structuredClone({
      ...linkState(state),
      table: { order: state.order, columns: state.visibleFields },
    }),
  };
  return changeExports(app, (exports) => [one, ...exports].slice(0, MOST_EXPORTS));
}
