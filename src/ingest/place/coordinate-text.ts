import { parseNumberText } from '../values/number';

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
/** 120°35′48.9″, 120度35分48.9秒, 120:35:48.9, 120°35.815′; the letters of a quarter stand before or behind. */
const ANGLE = new RegExp(
  String.raw`^${NUMBER}\s*[°º度:]\s*(?:${NUMBER}\s*['′’分:]\s*)?(?:${NUMBER}\s*(?:"|″|”|''|秒)?)?$`,
);
const EASTERN = /^(?:东经|東經|经度|經度|lng|lon|e)|(?:e|东|東)$/i;
const NORTHERN = /^(?:北纬|北緯|纬度|緯度|lat|n)|(?:n|北)$/i;
const WESTERN = /^(?:西经|西經|w)|(?:w|西)$/i;
const SOUTHERN = /^(?:南纬|南緯|s)|(?:s|南)$/i;

export interface Coordinate {
  readonly value: number;
  /** The axis that the text itself names; null where it names none. */
  readonly axis: 'east' | 'north' | null;
}

const NOTHING: Coordinate = { value: Number.NaN, axis: null };

/** A number, or degrees with minutes and seconds, in either width. NaN where it is neither. */
export function parseCoordinate(raw: string): Coordinate {
  // NFKC takes ″ apart into two ′, which the pattern knows as ''.
  const text = raw.normalize('NFKC').replaceAll('′', "'").trim();
  const plain = parseNumberText(text);
  if (!Number.isNaN(plain)) return { value: plain, axis: null };
  const west = WESTERN.test(text);
  const south = SOUTHERN.test(text);
  const axis = west || EASTERN.test(text) ? 'east' : south || NORTHERN.test(text) ? 'north' : null;
  const bare = text.replace(/^[^\d+-]+|[\sa-z东東西北南]+$/gi, '').replace(/[°º度]$/, '');
  const value = bareAngle(bare);
  if (Number.isNaN(value)) return NOTHING;
  return { value: west || south ? -Math.abs(value) : value, axis };
}

function bareAngle(text: string): number {
  const plain = parseNumberText(text);
  if (!Number.isNaN(plain)) return plain;
  const negative = text.startsWith('-');
  const parts = ANGLE.exec(negative ? text.slice(1) : text);
  if (parts === null) return Number.NaN;
  const [degrees, minutes, seconds] = [parts[1], parts[2], parts[3]].map((part) => Number(part ?? 0));
  if (minutes! >= 60 || seconds! >= 60) return Number.NaN;
  const value = degrees! + minutes! / 60 + seconds! / 3600;
  return negative ? -value : value;
}

const BRACKETS = /^\s*(?:point)?\s*z?\s*[([{]|[)\]}]\s*$/gi;

/**
 * "lng,lat" in one cell: with comma, semicolon or blank, in brackets, as WKT POINT. In the order of the text, unless it
 * names its axes itself. null where there are not two numbers.
 */
export function parsePair(raw: string): readonly [first: number, second: number] | null {
  const text = raw
    .normalize('NFKC')
    .replaceAll(/[、，；|]/g, ',')
    .replace(BRACKETS, '')
    .replace(BRACKETS, '')
    .trim();
  for (const separator of [/\s*[,;]\s*/, /\s+/]) {
    const halves = text.split(separator).filter((half) => half !== '');
    if (halves.length !== 2 && halves.length !== 3) continue;
    const [first, second] = [parseCoordinate(halves[0]!), parseCoordinate(halves[1]!)];
    if (Number.isNaN(first.value) || Number.isNaN(second.value)) continue;
    const changed = first.axis === 'north' && second.axis !== 'north';
    return changed ? [second.value, first.value] : [first.value, second.value];
  }
  return null;
}
