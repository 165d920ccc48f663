import { type LinkState, parseLinkState } from '../session/view-schema';
import { type Application, notify } from './application';
import { adoptLink, linkState } from './view-commands';

const KIND = 'shirong-view';

/** A view of any size as a small file: filters, layers, camera; no cases. */
export function saveViewFile(app: Application): void {
  const state = app.store.getState();
  const called = (state.dataset.summary?.name ?? 'view').replace(/\.[a-z0-9]{1,8}$/i, '');
  const { name, content } = viewFile(called, linkState(state));
  app.services.saveFile(name, content);
  notify(app.store, 'good', 'notice.view-saved');
}

/** A view of that name as a file. */
export function viewFile(called: string, link: LinkState): { readonly name: string; readonly content: Blob } {
  const text = JSON.stringify({ kind: KIND, ...link }, null, 1);
  const name = `${called.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').slice(0, 80)}.shirong-view.json`;
  return { name, content: new Blob([text], { type: 'application/json' }) };
}

/** True where the text was a view file: it is adopted, or waits for its data. */
export function openViewFile(app: Application, text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== KIND) return false;
  const { kind: _, ...rest } = value;
  const link = parseLinkState(rest);
  if (link === null) return false;
  adoptLink(app, link);
  notify(app.store, 'good', 'notice.view-opened');
  return true;
}
