import type { Clock, TimeLimit } from '../domain/calendar';

const LIMIT = /(\d+(?:\.\d+)?)\s*(紧急)?\s*(工作时|工作小时|工作日|小时|自然日|天|日)/;

/**
 * A limit as files write it ("4工作时", "2 紧急工作时", "7天"; domain facts §5), null where it is none. 小时 without
 * 工作 runs round the clock, 天 and 日 are natural days.
 */
export function parseLimit(text: string): TimeLimit | null {
  const match = LIMIT.exec(text.normalize('NFKC'));
  if (match === null) return null;
  const [, amount = '', urgent, unit = ''] = match;
  return { amount: Number(amount), clock: urgent === undefined ? clockOf(unit) : 'urgent_hour' };
}

function clockOf(unit: string): Clock {
  switch (unit) {
    case '工作时':
    case '工作小时':
      return 'work_hour';
    case '工作日':
      return 'work_day';
    case '小时':
      return 'urgent_hour';
    default:
      return 'natural_day';
  }
}
