import { storedNumberText } from './spreadsheet-value';
import type { XmlAttributes } from './workbook-xml';

/** What programs show instead of a value that could not be computed. */
const FAULT = /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA)|Err:\d{3})$/;

export type OpenDocumentCell =
  | { readonly kind: 'text' | 'number'; readonly text: string }
  | { readonly kind: 'fault'; readonly text: string };

/**
 * The value of a cell by its attributes, by its paragraphs where those say none (ODF 1.3 part 3, 19.385): numbers as
 * stored, times YYYY-MM-DD HH:MM:SS to the nearest second, durations H:MM:SS.
 */
export function cellValue(attributes: XmlAttributes, paragraphs: string): OpenDocumentCell {
  const type = attributes['office:value-type'] ?? '';
  if (attributes['calcext:value-type'] === 'error' || (type !== 'string' && FAULT.test(paragraphs)))
    return { kind: 'fault', text: paragraphs };
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = attributes['office:value'];
      return value === undefined
        ? { kind: 'text', text: paragraphs }
        : { kind: 'number', text: storedNumberText(value) };
    }
    case 'boolean':
      return { kind: 'text', text: attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE' };
    case 'date':
      return { kind: 'text', text: momentText(attributes['office:date-value'] ?? paragraphs) };
    case 'time':
      return { kind: 'text', text: durationText(attributes['office:time-value'] ?? paragraphs) };
    default:
      return { kind: 'text', text: attributes['office:string-value'] ?? paragraphs };
  }
}

/** Day numbers are written as ISO 8601 with a fraction that misses the second by a hair. */
function momentText(stored: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?Z?)?$/.exec(stored.trim());
  if (match === null) return stored;
  const [, day, hours, minutes, seconds = '00', fraction = '0'] = match;
  if (hours === undefined) return day!;
  if (Number(`0.${fraction}`) < 0.5) return `${day} ${hours}:${minutes}:${seconds}`;
  const next = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(next.getTime())) return stored;
  next.setUTCSeconds(next.getUTCSeconds() + 1);
  return next.toISOString().slice(0, 19).replace('T', ' ');
}

function durationText(stored: string): string {
  const match = /^P(?:(\d{1,6})D)?T(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7})(?:[.,](\d+))?S)?$/.exec(
    stored.trim(),
  );
  if (match === null) return stored;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0, fraction = '0'] = match;
  const whole =
    Number(days) * 86_400 +
    Number(hours) * 3600 +
    Number(minutes) * 60 +
    Number(seconds) +
    Math.round(Number(`0.${fraction}`));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
