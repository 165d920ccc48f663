import type { TimeFinding, TimeRule } from '../../domain/time-rule';
import { grownFloat64 } from '../grown';
import { isEmptyMark } from '../values/empty-mark';
import { parseTimeBytes } from '../values/time-bytes';
import { createTimeFindings } from '../values/time-rules';
import { parseTimeText } from '../values/time-text';
import { cellText } from './cell-text';
import type { ColumnBuilder, OddListener } from './column-builder';

export interface TimeColumn extends ColumnBuilder {
  readonly finding: () => TimeFinding | null;
}

export function createTimeColumn(column: number, onOdd: OddListener, rule?: TimeRule): TimeColumn {
  const findings = createTimeFindings(column, rule);
  let values = new Float64Array(1024);
  let size = 0;
  let missing = 0;
  return {
    append(block, kept, count) {
      const { bytes, firstField, fieldStarts, fieldEnds } = block;
      if (size + count > values.length) values = grownFloat64(values, size + count);
      for (let k = 0; k < count; k++) {
        const field = firstField[kept[k]!]! + column;
        const start = fieldStarts[field]!;
        const end = fieldEnds[field]!;
        let value = parseTimeBytes(bytes, start, end);
        if (Number.isNaN(value)) {
          if (end > start) {
            const text = cellText(bytes, start, end);
            const reading = isEmptyMark(text) ? Number.NaN : parseTimeText(text, rule);
            if (typeof reading === 'number') value = reading;
            else {
              onOdd(block, kept[k]!, column, reading, start, end);
              findings.add(text, block.lines[kept[k]!]!);
            }
          }
          if (Number.isNaN(value)) missing++;
        }
        values[size++] = value;
      }
    },
    take() {
      const taken = values.slice(0, size);
      size = 0;
      return { kind: 'time', values: taken };
    },
    missing: () => missing,
    finding: findings.finding,
  };
}
