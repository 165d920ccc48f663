import { inRange } from './place/coordinate-system';
import { parseCoordinate, parsePair } from './place/coordinate-text';
import { COORDINATE_SYSTEMS } from './place/system-registry';
import { isEmptyMark } from './values/empty-mark';
import { parseNumberText } from './values/number';
import { isKnownStatus } from './values/status';
import { parseTimeText } from './values/time-text';

/** Shares, 0..1, of a column's filled values that look like something. */
export interface ColumnLook {
  readonly filled: number;
  readonly time: number;
  readonly longitude: number;
  readonly latitude: number;
  /** East and north together in one cell. */
  readonly pair: number;
  readonly identifier: number;
  readonly status: number;
  readonly kind: number;
  readonly district: number;
  readonly street: number;
  readonly community: number;
}

/** China's bounds in degrees (domain facts §7.3). */
const LONGITUDES = [73, 136] as const;
const LATITUDES = [3, 54] as const;

const KINDS = /^(?:管理|社会|城市)?(?:事件|部件|事项|服务管理)(?:问题|类)?$/;

export function columnLook(cells: readonly string[]): ColumnLook {
  const values = cells.map((text) => text.trim()).filter((text) => !isEmptyMark(text));
  const share = (test: (text: string) => boolean) =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const distinct = new Set(values).size;
  const repeats = values.length >= 20 && distinct <= values.length / 2;
  const named = (ending: RegExp) => (repeats ? share((text) => text.length <= 12 && ending.test(text)) : 0);
  return {
    filled: values.length,
    time: share(looksLikeTime),
    longitude: share((text) => isDegrees(text, LONGITUDES)),
    latitude: share((text) => isDegrees(text, LATITUDES)),
    pair: share(isPlacePair),
    identifier: distinct === values.length ? share((text) => /^[\w-]*\d{4,}[\w-]*$/.test(text)) : 0,
    status: share(isKnownStatus),
    kind: share((text) => KINDS.test(text)),
    district: named(/[区區县縣]$/),
    street: named(/(?:街道|街道办|办事处|[镇鎮乡鄉])$/),
    community: named(/(?:社区|社區|居委会|[村里])$/),
  };
}

/** A date with its parts set apart; a bare number may be anything. */
export function looksLikeTime(text: string): boolean {
  return /[-/:.年]/.test(text) && !looksLikeNumber(text) && typeof parseTimeText(text) === 'number';
}

export function looksLikeNumber(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(parseNumberText(text));
}

/** Coordinates have decimals; a count between 73 and 136 has none. */
function isDegrees(text: string, [low, high]: readonly [number, number]): boolean {
  const { value } = parseCoordinate(text);
  return /\.\d{2,}|[°º度]/.test(text) && value >= low && value <= high;
}

/** Two numbers that lie, in one order or the other, where some coordinate system writes places of China. */
function isPlacePair(text: string): boolean {
  if (!/\d.*[,，;；\s].*\d/.test(text)) return false;
  const pair = parsePair(text);
  if (pair === null) return false;
  const [first, second] = pair;
  return COORDINATE_SYSTEMS.some(
    ({ range, unit }) =>
      range !== null &&
      (unit === 'metre' || /\.\d{2,}|[°º度]/.test(text)) &&
      (inRange(range, first, second) || inRange(range, second, first)),
  );
}
