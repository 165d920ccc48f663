import type { LifeRow, LifeStage } from '../domain/fact';
import type { FactContext } from '../domain/fact-context';

/**
 * Where a case stands at the counting moment. The status of the file is taken back as far as its times lie after that
 * moment; where the status says nothing, the times speak alone. Source: domain facts §4.1 and §6.
 */
export function stageOf(row: LifeRow, asOf: number): LifeStage {
  if (row.reportedAt > asOf) return 'absent';
  const stage = statedStage(row);
  switch (stage) {
    case 'void':
      return row.voidAt > asOf ? stageByTimes(row, asOf) : 'void';
    case 'suspended':
      return row.filedAt > asOf || row.dispatchedAt > asOf ? stageByTimes(row, asOf) : 'suspended';
    case 'unknown':
      return stageByTimes(row, asOf);
    default:
      return takenBack(row, stage, asOf);
  }
}

/** What the file says; its flag of 挂账 counts unless the case has since come to an end. */
function statedStage(row: LifeRow): LifeStage {
  const { status } = row;
  const ended = status === 'closed' || status === 'void';
  if (row.suspended === 1 && !ended) return 'suspended';
  switch (status) {
    case 'pending':
    case 'filed':
    case 'processing':
    case 'checking':
    case 'closed':
    case 'void':
    case 'suspended':
      return status;
    default:
      return 'unknown';
  }
}

/** NaN is not after anything: a step without a time is believed. */
function takenBack(row: LifeRow, stage: LifeStage, asOf: number): LifeStage {
  let at = stage;
  if (at === 'closed' && row.closedAt > asOf) at = 'checking';
  if ((at === 'closed' || at === 'checking') && row.handledAt > asOf) at = 'processing';
  if (at !== 'filed' && at !== 'pending' && row.dispatchedAt > asOf) at = 'filed';
  if (at !== 'pending' && row.filedAt > asOf) at = 'pending';
  return at;
}

function stageByTimes(row: LifeRow, asOf: number): LifeStage {
  if (row.voidAt <= asOf) return 'void';
  if (row.closedAt <= asOf) return 'closed';
  if (row.handledAt <= asOf) return 'checking';
  if (row.dispatchedAt <= asOf) return 'processing';
  if (row.filedAt <= asOf) return 'filed';
  const told = [row.voidAt, row.closedAt, row.handledAt, row.dispatchedAt, row.filedAt];
  return told.every(Number.isNaN) ? 'unknown' : 'pending';
}

/**
 * The file's flag beats the deadline. Of a case that is not disposed it describes the end of the data: late then is
 * late ever after, in time then was in time before; in between the deadline decides. A case without a time of
 * disposal is taken to be disposed when it was closed.
 */
export function isLate(row: LifeRow, stage: LifeStage, { asOf, dataEnd }: FactContext): boolean {
  const { overdue, deadline } = row;
  if (stage === 'checking' || stage === 'closed') {
    if (!Number.isNaN(overdue)) return overdue === 1;
    return (Number.isNaN(row.handledAt) ? row.closedAt : row.handledAt) > deadline;
  }
  if (stage !== 'processing') return false;
  if (overdue === 1 && (asOf >= dataEnd || Number.isNaN(deadline))) return true;
  if (overdue === 0 && asOf <= dataEnd) return false;
  return asOf > deadline;
}
