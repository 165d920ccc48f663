import type {
  DateOrder,
  SerialEpoch,
  TimeEvidence,
  TimeFinding,
  TimeProof,
  TimeRule,
} from '../../domain/time-rule';
import { isEmptyMark } from './empty-mark';
import { parseTimeText } from './time-text';

const SHORT_DATE = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}(?!\d)/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Between the two systems of a workbook lie 1462 days. */
const EPOCH_GAP_MS = 1462 * 86_400_000;
/** Columns whose values are mostly something else are no columns of times. */
const LEAST_SHARE = 0.5;

export interface TimeColumns {
  readonly rules: readonly TimeRule[];
  readonly evidence: readonly TimeEvidence[];
}

/**
 * Rules for the columns whose dates could be read two ways, each proved by a value of the column (13/05/2024 has its day
 * first) or, for day counts, by the plain dates beside them; without proof there is no rule.
 */
export function proposeTimeRules(rows: readonly (readonly string[])[], columns: number): TimeColumns {
  const values = Array.from({ length: columns }, (_, column) =>
    rows
      .map((cells) => (cells[column] ?? '').normalize('NFKC').trim())
      .filter((text) => text !== '' && !isEmptyMark(text)),
  );
  const plainMiddle = median(values.flatMap((texts) => plainTimes(texts)));
  const rules: TimeRule[] = [];
  const evidence: TimeEvidence[] = [];
  values.forEach((texts, column) => {
    const short = texts.filter((text) => SHORT_DATE.test(text));
    const serials = texts.filter((text) => SERIAL.test(text) && typeof parseTimeText(text) === 'number');
    const isShort = short.length > 0 && short.length >= texts.length * LEAST_SHARE;
    const isSerial = serials.length > 0 && serials.length >= texts.length * LEAST_SHARE;
    if (!isShort && !isSerial) return;
    const proofs = isShort ? provedOrders(short) : new Map<DateOrder, string>();
    const [proved] = proofs.size === 1 ? proofs : [];
    const epoch = isSerial ? serialEpoch(serials, plainMiddle) : 1900;
    const [serial] = isSerial ? serials : [];
    if (proved !== undefined || epoch === 1904) {
      rules.push({
        column,
        ...(proved === undefined ? {} : { order: proved[0] }),
        ...(epoch === 1904 ? { epoch } : {}),
      });
    }
    evidence.push({
      column,
      shortDates: isShort ? short.length : 0,
      proof: proved?.[1] ?? null,
      disagreeing: proofs.size > 1,
      serials: isSerial ? serials.length : 0,
      serialExample:
        serial === undefined ? null : { text: serial, time: Number(parseTimeText(serial, { epoch })) },
    });
  });
  return { rules, evidence };
}

/** The orders that some date can only have, with the first such date. */
function provedOrders(dates: readonly string[]): Map<DateOrder, string> {
  const proofs = new Map<DateOrder, string>();
  for (const text of dates) {
    const order = onlyOrder(text);
    if (order !== null && !proofs.has(order)) proofs.set(order, text);
  }
  return proofs;
}

/** The order that a date with day and month first can only have; null where it can have both, or none. */
function onlyOrder(text: string): DateOrder | null {
  const [, first, second] = SHORT_DATE.exec(text)!;
  const order: DateOrder | null =
    Number(first) > 12 && Number(second) <= 12
      ? 'day-first'
      : Number(second) > 12 && Number(first) <= 12
        ? 'month-first'
        : null;
  return order !== null && typeof parseTimeText(text, { order }) === 'number' ? order : null;
}

/** Looks at the dates of a column that its rule did not read: what they prove comes too late for it, and is told. */
export function createTimeFindings(column: number, rule: TimeRule | undefined) {
  const proofs: TimeProof[] = [];
  let unread = 0;
  return {
    add(cell: string, line: number): void {
      const text = cell.normalize('NFKC').trim();
      if (!SHORT_DATE.test(text)) return;
      unread++;
      const order = onlyOrder(text);
      if (order !== null && !proofs.some((proof) => proof.order === order))
        proofs.push({ order, text, line });
    },
    /** Null where every such date was read. */
    finding: (): TimeFinding | null =>
      unread === 0 ? null : { column, order: rule?.order ?? null, unread, proofs },
  };
}

/** 1904 only where that brings the day counts nearer to the plain dates of the same table, by at least a year. */
function serialEpoch(serials: readonly string[], plainMiddle: number | null): SerialEpoch {
  const middle = median(serials.map((text) => Number(parseTimeText(text))));
  if (plainMiddle === null || middle === null) return 1900;
  const off = Math.abs(plainMiddle - middle);
  const offLater = Math.abs(plainMiddle - middle - EPOCH_GAP_MS);
  return off - offLater > 365 * 86_400_000 ? 1904 : 1900;
}

function plainTimes(texts: readonly string[]): readonly number[] {
  return texts.flatMap((text) => {
    const reading = /^\d{4}\s*[-/.年]/.test(text) ? parseTimeText(text) : null;
    return typeof reading === 'number' ? [reading] : [];
  });
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? null;
}
