import fc from 'fast-check';
import { STATUSES } from '../../../src/domain/status';
import type { PlainLife } from './columns-of';

const START = Date.UTC(2025, 8, 19, 8);
/** Few distinct seconds, so that times often meet. */
export const moments = fc.integer({ min: 0, max: 24 }).map((step) => START + step * 1000);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const flag = maybe(fc.integer({ min: 0, max: 1 }));

/** Cases in no order at all: statuses, times and flags that contradict each other are in files too. */
export const randomCase: fc.Arbitrary<PlainLife> = fc
  .record({
    status: maybe(fc.constantFrom(...STATUSES)),
    source: maybe(fc.constantFrom('采集员上报', '12345热线转办工单', '微信举报', '视频上报')),
    reported_at: maybe(moments),
    filed_at: maybe(moments),
    dispatched_at: maybe(moments),
    handled_at: maybe(moments),
    closed_at: maybe(moments),
    void_at: maybe(moments),
    deadline: maybe(moments),
    overdue: flag,
    suspended: flag,
    self_handled: flag,
    delay_count: maybe(fc.integer({ min: 0, max: 2 })),
    rework_count: maybe(fc.integer({ min: 0, max: 2 })),
  })
  .map((drawn) => {
    const known = Object.entries(drawn).filter(([, value]) => value !== undefined);
    return Object.fromEntries(known) as PlainLife;
  });
