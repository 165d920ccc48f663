import type { SchemaElement } from 'hyparquet';
import { numberText } from './features/value-text';

const DAY_MILLISECONDS = 86_400_000;
/** Instants are shown as clocks in China do; the product's times have no zone. */
const CHINA_OFFSET_MILLISECONDS = 8 * 3_600_000;
const UTF8 = new TextDecoder();
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

type Text = (value: unknown) => string;

/**
 * How the stored values of a column (annotations taken off, so that none is rounded on the way) become text without
 * loss. Annotations by the Parquet format's LogicalTypes.md; an old converted timestamp and INT96 are instants in UTC.
 */
export function parquetText(element: SchemaElement): Text {
  const one = single(element);
  return (value) => {
    if (value === null || value === undefined) return '';
    return Array.isArray(value) ? JSON.stringify(value.map(one)) : one(value);
  };
}

function single(element: SchemaElement): Text {
  const { type, converted_type: converted, logical_type: logical } = element;
  switch (logical?.type) {
    case 'TIMESTAMP':
      return (value) => momentText(toBigInt(value) * NANOSECONDS[logical.unit], logical.isAdjustedToUTC);
    case 'TIME':
      return (value) => clockText(toBigInt(value) * NANOSECONDS[logical.unit]);
    case 'DECIMAL':
      return (value) => decimalText(value, logical.scale);
    case 'UUID':
      return (value) => uuidText(value);
    case 'FLOAT16':
      return (value) => (value instanceof Uint8Array ? numberText(halfFloat(value)) : '');
    case 'INTEGER':
      if (!logical.isSigned) return unsignedText;
      break;
    default:
  }
  switch (converted) {
    case 'DECIMAL':
      return (value) => decimalText(value, element.scale ?? 0);
    case 'DATE':
      return (value) => dateText(Number(value));
    case 'TIME_MILLIS':
      return (value) => clockText(toBigInt(value) * NANOSECONDS.MILLIS);
    case 'TIME_MICROS':
      return (value) => clockText(toBigInt(value) * NANOSECONDS.MICROS);
    case 'TIMESTAMP_MILLIS':
      return (value) => momentText(toBigInt(value) * NANOSECONDS.MILLIS, true);
    case 'TIMESTAMP_MICROS':
      return (value) => momentText(toBigInt(value) * NANOSECONDS.MICROS, true);
    case 'UINT_8':
    case 'UINT_16':
    case 'UINT_32':
    case 'UINT_64':
      return unsignedText;
    case 'UTF8':
    case 'ENUM':
    case 'JSON':
      return (value) => (value instanceof Uint8Array ? UTF8.decode(value) : plainText(value));
    case 'INTERVAL':
      return (value) => intervalText(value);
    default:
  }
  if (logical?.type === 'DATE') return (value) => dateText(Number(value));
  if (type === 'INT96') return (value) => momentText(toBigInt(value), true);
  if (type === 'FLOAT') return (value) => singleText(Number(value));
  return plainText;
}

const NANOSECONDS = { MILLIS: 1_000_000n, MICROS: 1000n, NANOS: 1n } as const;

function toBigInt(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
}

function plainText(value: unknown): string {
  if (value instanceof Uint8Array) return bytesText(value);
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'string' ? value : String(value);
}

/** Text by an old writer that did not say so, or bytes as hexadecimal digits. */
function bytesText(bytes: Uint8Array): string {
  try {
    const text = STRICT_UTF8.decode(bytes);
    if (!hasControl(text)) return text;
  } catch {
    // Not text.
  }
  return hexText(bytes);
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function unsignedText(value: unknown): string {
  if (typeof value === 'bigint') return BigInt.asUintN(64, value).toString();
  return typeof value === 'number' ? String(value < 0 ? value + 2 ** 32 : value) : '';
}

/** Shortest text that is the same number among those of 32 bits. */
function singleText(value: number): string {
  if (!Number.isFinite(value)) return '';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return numberText(short);
  }
  return numberText(Number(value.toPrecision(9)));
}

function decimalText(value: unknown, scale: number): string {
  const unscaled = value instanceof Uint8Array ? signedInteger(value) : toBigInt(value);
  if (scale <= 0) return (unscaled * 10n ** BigInt(-scale)).toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Two's complement, most significant byte first. */
function signedInteger(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hexText(bytes)}`));
}

function dateText(days: number): string {
  const moment = new Date(days * DAY_MILLISECONDS);
  return Number.isNaN(moment.getTime()) ? '' : isoText(moment).slice(0, -9);
}

function isoText(moment: Date): string {
  return moment.toISOString().replace('T', ' ').slice(0, -5);
}

export function momentText(nanoseconds: bigint, instant: boolean): string {
  const whole = floorDivide(nanoseconds, 1_000_000_000n);
  const moment = new Date(Number(whole) * 1000 + (instant ? CHINA_OFFSET_MILLISECONDS : 0));
  if (Number.isNaN(moment.getTime())) return '';
  return `${isoText(moment)}${fractionText(nanoseconds - whole * 1_000_000_000n)}`;
}

function clockText(nanoseconds: bigint): string {
  const seconds = nanoseconds / 1_000_000_000n;
  const two = (part: bigint) => part.toString().padStart(2, '0');
  const fraction = fractionText(nanoseconds % 1_000_000_000n);
  return `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${fraction}`;
}

function fractionText(nanoseconds: bigint): string {
  return nanoseconds === 0n ? '' : `.${nanoseconds.toString().padStart(9, '0').replace(/0+$/, '')}`;
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function uuidText(value: unknown): string {
  if (!(value instanceof Uint8Array)) return '';
  return hexText(value).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Months, days and milliseconds. */
function intervalText(value: unknown): string {
  if (!(value instanceof Uint8Array) || value.length !== 12) return '';
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  const [months, days, milliseconds] = [0, 4, 8].map((at) => view.getUint32(at, true));
  return `P${months}M${days}DT${milliseconds! / 1000}S`;
}

function halfFloat(bytes: Uint8Array): number {
  const bits = bytes[0]! | (bytes[1]! << 8);
  const sign = bits >> 15 === 1 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
