import { grownFloat64 } from '../grown';
import { parseCoordinate, parsePair } from '../place/coordinate-text';
import { isEmptyMark } from '../values/empty-mark';
import { parseFlag } from '../values/flag';
import { parseNumberBytes, parseNumberText } from '../values/number';
import { cellText } from './cell-text';
import type { ColumnBuilder, OddListener } from './column-builder';

/** What a number means decides how its text may look and how large it may be. */
export interface NumberRule {
  readonly kind: 'number' | 'flag';
  /** It is a coordinate, and none beyond ± this (infinity where its system is not one of degrees). */
  readonly limit?: number;
  /** Which half of "lng,lat" in one cell. */
  readonly pair?: 0 | 1;
}

export function createNumberColumn(column: number, rule: NumberRule, onOdd: OddListener): ColumnBuilder {
  let values = new Float64Array(1024);
  let size = 0;
  let missing = 0;
  const plain = rule.kind === 'number' && rule.pair === undefined;
  const limit = rule.limit ?? Number.POSITIVE_INFINITY;
  return {
    append(block, kept, count) {
      const { bytes, firstField, fieldStarts, fieldEnds } = block;
      if (size + count > values.length) values = grownFloat64(values, size + count);
      for (let k = 0; k < count; k++) {
        const field = firstField[kept[k]!]! + column;
        const start = fieldStarts[field]!;
        const end = fieldEnds[field]!;
        let value = plain ? parseNumberBytes(bytes, start, end) : Number.NaN;
        if (Number.isNaN(value) && end > start) {
          const text = cellText(bytes, start, end);
          value = parseCell(text, rule);
          if (Number.isNaN(value) && !isEmptyMark(text)) {
            onOdd(block, kept[k]!, column, 'number_unparsed', start, end);
          }
        }
        if (value > limit || value < -limit) {
          onOdd(block, kept[k]!, column, 'coordinate_out_of_range', start, end);
          value = Number.NaN;
        }
        if (Number.isNaN(value)) missing++;
        values[size++] = value;
      }
    },
    take() {
      const taken = values.slice(0, size);
      size = 0;
      return { kind: 'number', values: taken };
    },
    missing: () => missing,
  };
}

function parseCell(text: string, rule: NumberRule): number {
  if (rule.kind === 'flag') {
    const flag = parseFlag(text);
    if (!Number.isNaN(flag)) return flag;
    // A count in a yes/no column: any is yes.
    const count = parseNumberText(text);
    return Number.isNaN(count) ? count : count > 0 ? 1 : 0;
  }
  if (rule.pair !== undefined) {
    return parsePair(text)?.[rule.pair] ?? Number.NaN;
  }
  if (rule.limit !== undefined) return parseCoordinate(text).value;
  const value = parseNumberText(text);
  if (!Number.isNaN(value)) return value;
  // 返工案件 and the like are marked 是/否 as often as counted.
  return parseFlag(text);
}
