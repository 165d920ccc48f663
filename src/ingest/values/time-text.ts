import type { OddValueCode } from '../../domain/import-report';
import type { SerialEpoch, TimeRule } from '../../domain/time-rule';
import { clockMs, dayMs } from './civil-time';

/** Milliseconds of the local wall clock, or why there are none. */
export type TimeReading = number | Extract<OddValueCode, 'time_unparsed' | 'time_ambiguous'>;

const DAY_MS = 86_400_000;
/** Asia/Shanghai has no summer time in the years these files cover: an instant is 8 h ahead on its wall clock. */
const SHANGHAI_MS = 8 * 3_600_000;

/** Excel's day 0 in its 1900 system, for serials after the non-existing 29 February 1900 (serial 60). */
const EXCEL_EPOCH_MS = -25_569 * DAY_MS;
/** Days that the 1904 system counts from later. */
const EPOCH_GAP = 1462;
/** 1950 to 2099: below it a bare number is likelier a count than a date. */
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_050;

const DATE_AND_REST = /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*([-/.月])\s*(\d{1,2})\s*([日号號]?)\s*(.*)$/;
const CLOCK =
  /^(上午|下午|早上|早晨|凌晨|清晨|中午|晚上|傍晚|晚|am|pm)?\s*(\d{1,2})\s*[:时時点點]\s*(?:(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*秒?)?)?)?\s*(am|pm|a\.m\.|p\.m\.)?$/;
const ZONE = /\s*(z|[+-]\d{2}:?\d{2}|[+-]\d{1,2})$/;
const SCRIPT_DATE =
  /^(?:mon|tue|wed|thu|fri|sat|sun) ([a-z]{3}) (\d{1,2}) (\d{4}) (\d{1,2}):(\d{2}):(\d{2}) gmt([+-]\d{4})/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Read only in a column whose order is known. */
const SHORT_DATE = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)\s*(.*)$/;
/** Day or month first, a year of two digits, or a part missing: a reader could only guess. */
const AMBIGUOUS =
  /^(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{1,2})|\d{4}[-/.]\d{1,2}|\d{4}年(?:\d{1,2}月)?|\d{1,2}月\d{1,2}[日号]?)(?:\s.*)?$/;

/**
 * Reads the date forms of real files (domain facts §7.2) after folding width and case. Times without a zone are the
 * local wall clock and never shifted; Z, an offset and epoch numbers are instants and become Asia/Shanghai's wall
 * clock. What could mean two days is refused, not guessed, unless the column's rule decides. The text must not be blank.
 */
export function parseTimeText(raw: string, rule: Omit<TimeRule, 'column'> = {}): TimeReading {
  const text = arabicDate(raw.normalize('NFKC').trim().toLowerCase());
  if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(text, rule.epoch ?? 1900);
  const dated = DATE_AND_REST.exec(text);
  if (dated) {
    const [, year, first, month, second, day, , rest] = dated;
    const consistent = first === '年' ? second === '月' : first === second;
    if (!consistent) return 'time_unparsed';
    const date = dayMs(Number(year), Number(month), Number(day));
    return withClock(date, rest!);
  }
  const script = SCRIPT_DATE.exec(text);
  if (script) {
    const [, month, day, year, hour, minute, second, zone] = script;
    const date = dayMs(Number(year), MONTHS.indexOf(month!) + 1, Number(day));
    const local = date + clockMs(Number(hour), Number(minute), Number(second));
    return read(local - offsetMs(zone!) + SHANGHAI_MS);
  }
  const short = rule.order === undefined ? null : SHORT_DATE.exec(text);
  if (short) {
    const [, first, , second, year, rest] = short;
    const [day, month] = rule.order === 'day-first' ? [first, second] : [second, first];
    return withClock(dayMs(Number(year), Number(month), Number(day)), rest!);
  }
  return AMBIGUOUS.test(text) ? 'time_ambiguous' : 'time_unparsed';
}

function read(ms: number): TimeReading {
  return Number.isNaN(ms) ? 'time_unparsed' : ms;
}

function withClock(date: number, rest: string): TimeReading {
  if (rest === '') return read(date);
  let clock = rest.startsWith('t') ? rest.slice(1) : rest;
  const zone = ZONE.exec(clock);
  let shift = 0;
  if (zone) {
    clock = clock.slice(0, zone.index);
    shift = SHANGHAI_MS - offsetMs(zone[1]!);
  }
  const parts = CLOCK.exec(clock.replace(/^(?:星期|周|週|礼拜)[一二三四五六日天]\s*/, '').trim());
  if (!parts) return 'time_unparsed';
  const [, before, hour, minute = '0', second = '0', after] = parts;
  const half = before ?? after;
  return read(date + clockMs(hourOfDay(Number(hour), half), Number(minute), Number(second)) + shift);
}

/** 上午 12 is midnight, 下午 12 is noon; an hour beyond 12 is already on the 24-hour clock. */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  const afternoon = /^(下午|晚|傍晚|p)/.test(half) || (half === '中午' && hour < 11);
  if (afternoon) return hour === 12 ? (half.startsWith('晚') ? 24 : 12) : hour + 12;
  return hour === 12 && half !== '中午' ? 0 : hour;
}

function offsetMs(zone: string): number {
  if (zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.length > 2 ? digits.slice(0, -2) : digits);
  const minutes = digits.length > 2 ? Number(digits.slice(-2)) : 0;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** A bare number: compact date, Excel serial, or an epoch, told apart by its length and range. */
function fromNumber(text: string, epoch: SerialEpoch): TimeReading {
  const value = Number(text);
  if (text.includes('.')) {
    if (value >= 1e9 && value < 5e9) return Math.round(value * 1000) + SHANGHAI_MS;
    return fromSerial(value, epoch);
  }
  const part = (from: number, to: number) => Number(text.slice(from, to));
  switch (text.length) {
    case 8:
      return read(dayMs(part(0, 4), part(4, 6), part(6, 8)));
    case 12:
    case 14: {
      const date = dayMs(part(0, 4), part(4, 6), part(6, 8));
      return read(date + clockMs(part(8, 10), part(10, 12), part(12, 14)));
    }
    case 10:
      return value >= 1e8 && value < 5e9 ? value * 1000 + SHANGHAI_MS : 'time_unparsed';
    case 13:
      return value < 5e12 ? value + SHANGHAI_MS : 'time_unparsed';
    default:
      return fromSerial(value, epoch);
  }
}

function fromSerial(count: number, epoch: SerialEpoch): TimeReading {
  const serial = epoch === 1904 ? count + EPOCH_GAP : count;
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL + 1) return 'time_ambiguous';
  return Math.round(serial * 86_400) * 1000 + EXCEL_EPOCH_MS;
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** 二〇二四年十二月二十一日 → 2024年12月21日; other text is given back. */
function arabicDate(text: string): string {
  if (!/^[〇零○一二三四五六七八九]{4}年/.test(text)) return text;
  return text.replace(/[零○]/g, '〇').replace(/[〇一二三四五六七八九十廿卅]+/g, chineseNumber);
}

function chineseNumber(numeral: string): string {
  const plain = numeral.replace(/廿/g, '二十').replace(/卅/g, '三十');
  const digits = (part: string) => Array.from(part, (sign) => CHINESE_DIGITS.indexOf(sign)).join('');
  const ten = plain.indexOf('十');
  if (ten < 0) return digits(plain);
  const tens = ten === 0 ? '1' : digits(plain.slice(0, ten));
  const ones = ten === plain.length - 1 ? '0' : digits(plain.slice(ten + 1));
  return tens + ones;
}
