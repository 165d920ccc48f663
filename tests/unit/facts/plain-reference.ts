import type { FactContext } from '../../../src/domain/fact-context';
import type { PlainLife } from './columns-of';

/** Stage numbers as the vendor's code has them (domain facts §4.1, §6); 0 is not reported yet, -1 cannot be told. */
function vendorStage(row: PlainLife, asOf: number): number {
  const happened = (time: number | undefined) => time !== undefined && time <= asOf;
  const ahead = (time: number | undefined) => time !== undefined && time > asOf;
  if (ahead(row.reported_at)) return 0;
  const byTimes = () => {
    if (happened(row.void_at)) return 102;
    if (happened(row.closed_at)) return 101;
    if (happened(row.handled_at)) return 9;
    if (happened(row.dispatched_at)) return 7;
    if (happened(row.filed_at)) return 3;
    const any = [row.void_at, row.closed_at, row.handled_at, row.dispatched_at, row.filed_at];
    return any.some((time) => time !== undefined) ? 1 : -1;
  };
  const status = row.status ?? '';
  if (status === 'void') return ahead(row.void_at) ? byTimes() : 102;
  if (status === 'suspended' || (row.suspended === 1 && status !== 'closed')) {
    return ahead(row.filed_at) || ahead(row.dispatched_at) ? byTimes() : 103;
  }
  const number = { pending: 1, filed: 3, processing: 7, checking: 9, closed: 101 }[status];
  if (number === undefined) return byTimes();
  // The furthest stage that no time ahead forbids.
  let furthest = number;
  if (ahead(row.closed_at)) furthest = Math.min(furthest, 9);
  if (ahead(row.handled_at)) furthest = Math.min(furthest, 7);
  if (ahead(row.dispatched_at)) furthest = Math.min(furthest, 3);
  if (ahead(row.filed_at)) furthest = Math.min(furthest, 1);
  return furthest;
}

/** Ids of the facts that hold, straight from the definitions; `deadline` is the one to be used. */
export function referenceFacts(
  row: PlainLife,
  deadline: number | undefined,
  context: FactContext,
): Set<string> {
  const { asOf, dataEnd, convention } = context;
  const stage = vendorStage(row, asOf);
  const facts = new Set<string>();
  const say = (condition: boolean, ...ids: readonly string[]) => {
    if (condition) for (const id of ids) facts.add(id);
  };
  if (stage === 0) return facts;
  say(true, 'reported');
  say(stage === 102, 'void');
  say(stage === 103, 'suspended');
  if (stage === 102 || stage === -1) return facts;

  const filed = stage >= 3;
  say(filed, 'filed', 'need_dispatch', 'valid_reported');
  say(filed && /热线|微信/.test(row.source ?? ''), 'public_valid_reported');
  say(stage >= 7, 'dispatched');
  say(row.self_handled === 1, 'self_handled');
  const inVendorsCounts = stage >= 7 && stage !== 103;
  say(inVendorsCounts || (stage === 103 && convention === 'yuncheng'), 'quality');
  say(facts.has('quality') && (row.rework_count ?? 0) > 0, 'rework');
  say(facts.has('quality') && (row.delay_count ?? 0) > 0, 'delayed');
  facts.delete('quality');

  if (inVendorsCounts && stage > 8) {
    const end = row.handled_at ?? row.closed_at;
    const byTimes = end !== undefined && deadline !== undefined && end > deadline;
    const late = row.overdue === undefined ? byTimes : row.overdue === 1;
    say(true, 'should_dispose', 'disposed', late ? 'disposed_late' : 'disposed_in_time');
    say(true, 'need_check');
    say(stage === 101, 'checked');
    say(stage === 101 && row.suspended === 1, 'suspended_before');
    say(convention === 'egova', 'should_close', 'should_close_unsuspended');
    say(late, 'overdue');
    if (stage === 101) say(true, 'closed', late ? 'closed_late' : 'closed_in_time');
    else say(late, 'overdue_to_close');
  } else if (inVendorsCounts) {
    const passed = deadline !== undefined && asOf > deadline;
    let late = passed;
    if (row.overdue === 1) late = deadline === undefined || asOf >= dataEnd || passed;
    if (row.overdue === 0) late = asOf > dataEnd && passed;
    say(true, 'should_dispose', 'to_dispose', late ? 'overdue_undisposed' : 'to_dispose_in_time');
    say(late && convention === 'egova', 'should_close', 'should_close_unsuspended');
    say(late, 'overdue', 'overdue_to_close');
  }
  say(filed && stage !== 101 && stage !== 103, 'to_close');
  const due = convention === 'yuncheng' && deadline !== undefined;
  say(due, 'should_close');
  say(due && stage !== 103, 'should_close_unsuspended');
  return facts;
}
