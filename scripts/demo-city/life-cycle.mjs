import { AS_OF, afterWorkHours, DAY, deadlineOf, HOUR, MINUTE } from './calendar.mjs';

export const SOURCES = [
  '采集员上报',
  '12345热线转办工单',
  '视频上报',
  '微信举报',
  '路长上报',
  '智能采集',
  '12319热线',
  '无人机',
  '领导批示',
];
const BY_DAY = [0.53, 0.16, 0.09, 0.08, 0.07, 0.05, 0.012, 0.006, 0.002];
const BY_NIGHT = [0.04, 0.48, 0.17, 0.19, 0.03, 0.06, 0.03, 0, 0];
const PUBLIC = new Set(['12345热线转办工单', '微信举报', '12319热线']);
const VOID_SHARE = 0.021;
const SUSPENDED_SHARE = 0.008;
const REWORK_SHARE = 0.03;
const DELAY_SHARE = 0.022;

export function sourceOf(reported, random) {
  const hour = new Date(reported).getUTCHours();
  const shares = hour >= 7 && hour < 20 ? BY_DAY : BY_NIGHT;
  const target = random.next();
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    sum += shares[i];
    if (target < sum) return i;
  }
  return 0;
}

const whole = (time) => Math.floor(time / 1000) * 1000;

/**
 * One case's way from the report to its end, as it stood at the end of the data. Times are in order: reported ≤ filed ≤
 * dispatched ≤ handled ≤ closed; what lies after the end of the data is NaN. Late is handled after the deadline (or
 * not handled and past it), strictly.
 */
export function lifeOf({ reported, source, kind }, unit, random) {
  const life = {
    filed: NaN,
    dispatched: NaN,
    handled: NaN,
    closed: NaN,
    voided: NaN,
    deadline: NaN,
    delays: 0,
    reworks: 0,
    suspended: 0,
    self: 0,
  };
  const done = (status, stage) => ({ ...life, status, stage, overdue: lateness(life) });
  const verified = PUBLIC.has(SOURCES[source]);
  if (random.chance(verified ? VOID_SHARE * 2 : VOID_SHARE * 0.6)) {
    life.voided = whole(reported + random.between(10 * MINUTE, 1.5 * DAY));
    if (life.voided <= AS_OF) return done('void', '[作废]');
    life.voided = NaN;
    return done('pending', '受理员登记');
  }
  const waiting = verified ? random.logNormal(48 * MINUTE, 0.8) : random.logNormal(9 * MINUTE, 0.8);
  life.filed = whole(atDesk(reported + waiting, random));
  if (life.filed > AS_OF) {
    life.filed = NaN;
    return done('pending', verified ? '监督员核实' : '受理员登记');
  }
  life.dispatched = whole(life.filed + random.logNormal(11 * MINUTE, 0.9));
  if (life.dispatched > AS_OF) {
    life.dispatched = NaN;
    return done('filed', random.chance(0.5) ? '值班长立案' : '派遣员派遣');
  }
  life.deadline = whole(deadlineOf(life.dispatched, kind.limit));
  if (source === 0 && kind.self && random.chance(kind.self)) {
    life.self = 1;
    life.handled = whole(life.dispatched + random.between(2, 14) * MINUTE);
    life.closed = whole(life.handled + random.between(1, 9) * MINUTE);
    if (life.closed <= AS_OF && life.handled <= life.deadline) return done('closed', '[办结]');
    life.self = 0;
  }
  life.handled = NaN;
  life.closed = NaN;
  if (random.chance(SUSPENDED_SHARE)) {
    life.suspended = 1;
    return done('suspended', '[挂账]');
  }
  const limit = deadlineOf(life.dispatched, kind.limit) - life.dispatched;
  let share = random.logNormal(unit.pace, unit.spread);
  if (random.chance(DELAY_SHARE) && kind.limit.amount > 1) {
    life.delays = 1;
    life.deadline = whole(deadlineOf(life.deadline, kind.limit));
    share += random.between(0.7, 1.2);
  }
  if (random.chance(REWORK_SHARE)) {
    life.reworks = random.chance(0.15) ? 2 : 1;
    share += random.between(0.2, 0.6) * life.reworks;
  }
  life.handled = whole(life.dispatched + Math.max(6 * MINUTE, limit * share));
  if (life.handled > AS_OF) {
    life.handled = NaN;
    return done('processing', '专业部门处理');
  }
  life.closed = whole(atDesk(life.handled + random.logNormal(2.2 * HOUR, 0.9), random));
  if (life.closed > AS_OF) {
    life.closed = NaN;
    return done('checking', random.chance(0.6) ? '监督员核查' : '受理员发核查');
  }
  return done('closed', '[办结]');
}

/** Desks are staffed round the clock on a small scale; most night work waits for the morning. */
function atDesk(time, random) {
  const hour = (time % DAY) / HOUR;
  if ((hour >= 7.5 && hour < 21) || random.chance(0.35)) return time;
  return afterWorkHours(time, random.between(0.05, 1.2));
}

function lateness({ deadline, handled, suspended, voided }) {
  if (Number.isNaN(deadline) || suspended || !Number.isNaN(voided)) return 0;
  return (Number.isNaN(handled) ? AS_OF : handled) > deadline ? 1 : 0;
}
