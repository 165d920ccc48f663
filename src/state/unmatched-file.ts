import type { Application } from './application';

/** The numbers of a list that no case has, as CSV that Excel opens: UTF-8 with a mark, CRLF. */
export function saveUnmatched(
  app: Application,
  numbers: readonly string[],
  header: string,
  name: string,
): void {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const content = `\uFEFF${[header, ...numbers].map(cell).join('\r\n')}\r\n`;
  app.services.saveFile(`${name}.csv`, new Blob([content], { type: 'text/csv' }));
}
