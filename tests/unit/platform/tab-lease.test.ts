import { describe, expect, it } from 'vitest';
import { forgetfulRows } from '../../../src/platform/forgetful-rows';
import {
  openTabLease,
  type TabChannel,
  type TabLease,
  type TabMessage,
} from '../../../src/platform/tab-lease';

/** Tabs of one address: their rows, what they say to each other, and a clock that a test turns. */
function bureau() {
  const rows = forgetfulRows();
  const ears = new Set<{ awake: boolean; hear: (message: TabMessage) => void }>();
  let time = 1e12;
  let timers: { at: number; work: () => void }[] = [];

  async function pass(milliseconds: number): Promise<void> {
    const end = time + milliseconds;
    for (;;) {
      await new Promise((done) => setImmediate(done));
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      timers = timers.filter((one) => one !== next);
      time = Math.max(time, next.at);
      next.work();
    }
    time = end;
  }

  async function openTab(holder: string, hasChannel = true) {
    const ear = { awake: true, hear: (_: TabMessage): void => undefined };
    const channel: TabChannel = {
      post(message) {
        for (const other of ears) if (other !== ear && other.awake) queueMicrotask(() => other.hear(message));
      },
      listen: (listener) => {
        ear.hear = listener;
      },
      close: () => void ears.delete(ear),
    };
    ears.add(ear);
    const opening = openTabLease({
      rows,
      others: [],
      channel: hasChannel ? channel : null,
      holder,
      now: () => time,
      after(milliseconds, work) {
        const timer = { at: time + milliseconds, work: () => ear.awake && work() };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    });
    await pass(500);
    const lease: TabLease = await opening;
    return {
      lease,
      /** Neither answers nor renews any more, as a tab that was killed or frozen. */
      sleep: () => {
        ear.awake = false;
      },
    };
  }
  return { rows, pass, openTab };
}

describe('the lease of tabs', () => {
  it('is held by one, also while that one is busy for minutes, and goes over when it is closed', async () => {
    const { pass, openTab } = bureau();
    const first = await openTab('a');
    const second = await openTab('b');
    expect([first.lease.token(), second.lease.token()]).toEqual([1, null]);
    await pass(300_000);
    expect([first.lease.token(), second.lease.token()]).toEqual([1, null]);
    const heard: (number | null)[] = [];
    second.lease.onChange((token) => heard.push(token));
    await first.lease.close();
    await pass(600);
    expect(second.lease.token()).toBe(2);
    expect(heard).toEqual([2]);
  });

  it('goes over within two seconds from a tab that does not answer, which finds out when it wakes', async () => {
    const { rows, pass, openTab } = bureau();
    const asleep = await openTab('a');
    asleep.sleep();
    const second = await openTab('b');
    await pass(2_000);
    expect(second.lease.token()).toBe(2);
    expect(await rows.write([], 1)).toBe('superseded');
    expect(await rows.write([], 2)).toBe('written');
    asleep.lease.superseded();
    expect(asleep.lease.token()).toBeNull();
  });

  it('without a channel goes over when it runs out, and not before', async () => {
    const { pass, openTab } = bureau();
    const asleep = await openTab('a', false);
    asleep.sleep();
    const second = await openTab('b', false);
    await pass(60_000);
    expect(second.lease.token()).toBeNull();
    await pass(20_000);
    expect(second.lease.token()).toBe(2);
  });

  it('is never held by two that open at once', async () => {
    const { openTab } = bureau();
    const tabs = await Promise.all(['a', 'b', 'c'].map((holder) => openTab(holder)));
    expect(tabs.filter(({ lease }) => lease.token() !== null)).toHaveLength(1);
  });

  it('tells the others what is new', async () => {
    const { pass, openTab } = bureau();
    const [first, second] = [await openTab('a'), await openTab('b')];
    let news = 0;
    second.lease.onAnnounce(() => news++);
    first.lease.announce();
    await pass(10);
    expect(news).toBe(1);
  });
});
