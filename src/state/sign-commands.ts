import { type SignBook, type SignSheet, signBook } from '../jobs/sign-sheets';
import type { Application } from './application';
import { openDesk } from './plan-commands';

export type { SignBook, SignSheet };

/** The pages of the open plan's signs, made beside the page; null where none is open or `signal` ended it. */
export async function makeSigns(
  app: Application,
  masked: boolean,
  signal: AbortSignal,
): Promise<SignBook | null> {
  const desk = openDesk(app);
  return desk === null ? null : signBook(app.services, desk, masked, signal);
}
