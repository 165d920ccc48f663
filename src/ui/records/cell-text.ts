import { isExtraField } from '../../domain/extra-field';
import { FACT_WORDS, factOfField } from '../../domain/fact-field';
import { type FieldKind, fieldKind, isFieldId } from '../../domain/field';
import { GEO_QUALITIES, type GeoQuality } from '../../domain/place';
import { STATUSES, type Status } from '../../domain/status';
import type { Translate } from '../../i18n/translate';
import type { RecordField } from './column-order';

export type CellValue = string | number | null;

export function recordFieldKind(field: RecordField): FieldKind {
  if (isExtraField(field)) return factOfField(field) === null ? 'text' : 'flag';
  return isFieldId(field) ? fieldKind(field) : 'category';
}

/** What a reader sees of a cell; '' is missing. Times are ms of the local wall clock, written to the minute. */
export function cellText(field: RecordField, value: CellValue, t: Translate, locale: string): string {
  if (value === null || value === '') return '';
  if (field === 'status' && isStatus(value)) return t(`status.${value}`);
  if (field === 'geo_quality' && isGeoQuality(value)) return t(`quality.${value}`);
  if (field === 'phone') return maskedPhone(String(value));
  if (factOfField(field) !== null) return value === FACT_WORDS[1] ? t('records.yes') : t('records.no');
  switch (recordFieldKind(field)) {
    case 'time':
      return typeof value === 'number' ? minuteText(value) : value;
    case 'flag':
      return Number(value) === 1 ? t('records.yes') : t('records.no');
    case 'number':
      return typeof value === 'number' ? numberText(field, value, locale) : value;
    default:
      return String(value);
  }
}

/** Six decimals of a degree are about 0.1 m. */
function numberText(field: RecordField, value: number, locale: string): string {
  if (Number.isNaN(value)) return '';
  return field === 'lon' || field === 'lat' ? value.toFixed(6) : value.toLocaleString(locale);
}

/** YYYY-MM-DD HH:mm; '' for NaN and for what a calendar cannot hold. */
export function minuteText(time: number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  return date.toISOString().slice(0, -8).replace('T', ' ');
}

/** Personal data (domain facts §13): enough to tell two numbers apart, not enough to call. */
export function maskedPhone(text: string): string {
  return text.length < 7 ? '*'.repeat(text.length) : `${text.slice(0, 3)}****${text.slice(-4)}`;
}

function isStatus(value: CellValue): value is Status {
  return (STATUSES as readonly CellValue[]).includes(value);
}

function isGeoQuality(value: CellValue): value is GeoQuality {
  return (GEO_QUALITIES as readonly CellValue[]).includes(value);
}
