import { type Application, notify } from './application';

/** Copies a text and says so, or that the browser refused. */
export async function copyNotice(app: Application, text: string, copiedKey: string): Promise<void> {
  const copied = await app.services.copyText(text);
  notify(app.store, copied ? 'good' : 'warn', copied ? copiedKey : 'notice.copy-failed');
}
