import type { Claim, PlanRows } from './plan-rows';

/** Which of several tabs writes: the one that holds the claim on the rows. */
export interface TabLease {
  /** Of the claim, while it is held; null where another tab writes. */
  token(): number | null;
  onChange(listener: (token: number | null) => void): void;
  /** A write was refused: another tab has taken over while this one slept. */
  superseded(): void;
  /** Tells the other tabs that something is new, and hears it from them. */
  announce(): void;
  onAnnounce(listener: () => void): void;
  /** Lets go. */
  close(): Promise<void>;
}

/** What tabs say to each other; a browser without such a channel waits until a claim runs out. */
export interface TabChannel {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
  close(): void;
}

export type TabMessage =
  /** Is the holder of this claim there? */
  | { readonly kind: 'ask'; readonly token: number }
  | { readonly kind: 'here'; readonly token: number }
  | { readonly kind: 'gone'; readonly token: number }
  | { readonly kind: 'news' };

export interface LeasePorts {
  readonly rows: Pick<PlanRows, 'claim' | 'claimed'>;
  /** Other copies: a claim is newer than any that one of them has seen, also when the first was lost. */
  readonly others: readonly Pick<PlanRows, 'claimed'>[];
  readonly channel: TabChannel | null;
  /** Unlike any other tab's. */
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after so many milliseconds; gives how to call that off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

const RENEWED_EVERY = 2_000;
/** Above the minute to which a browser slows the timers of hidden tabs. */
const HELD_FOR = 75_000;
/** A holder that is asked answers from its worker, which the page's own work does not hold up. */
const ANSWERED_WITHIN = 400;
const LOOKED_EVERY = 1_500;

export async function openTabLease(ports: LeasePorts): Promise<TabLease> {
  const { rows, others, channel, holder, now, after } = ports;
  const changed: ((token: number | null) => void)[] = [];
  const announced: (() => void)[] = [];
  let token: number | null = null;
  let closed = false;
  let callOff: () => void = () => undefined;
  /** Claims whose holder said that it is there, or that it is gone. */
  let heard = -1;
  let left = -1;
  let looking: Promise<void> | null = null;

  function become(next: number | null): void {
    if (token === next) return;
    token = next;
    for (const listener of changed) listener(next);
  }

  async function renew(): Promise<void> {
    if (token === null || closed) return;
    const held = token;
    const claim = await rows.claim({ token: held, holder, until: now() + HELD_FOR }).catch(() => null);
    // A store that fails for a moment has not given the claim to anyone.
    if (claim !== null && (claim.token !== held || claim.holder !== holder) && token === held) become(null);
  }

  async function isFree(claim: Claim | null): Promise<boolean> {
    if (claim === null || claim.until <= now() || claim.holder === holder || left === claim.token)
      return true;
    if (channel === null) return false;
    heard = -1;
    channel.post({ kind: 'ask', token: claim.token });
    await new Promise<void>((done) => after(ANSWERED_WITHIN, done));
    return heard !== claim.token || left === claim.token;
  }

  async function look(): Promise<void> {
    const claim = await rows.claimed();
    if (!(await isFree(claim)) || closed) return;
    const seen = await Promise.all(others.map((copy) => copy.claimed().catch(() => null)));
    const newest = Math.max(claim?.token ?? 0, ...seen.map((one) => one?.token ?? 0));
    const wanted: Claim = { token: newest + 1, holder, until: now() + HELD_FOR };
    const held = await rows.claim(wanted);
    if (held.token === wanted.token && held.holder === holder) become(wanted.token);
  }

  function lookOnce(): Promise<void> {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  function schedule(): void {
    if (closed) return;
    callOff = after(token === null ? LOOKED_EVERY : RENEWED_EVERY, () => {
      void (token === null ? lookOnce() : renew()).finally(schedule);
    });
  }

  channel?.listen((message) => {
    if (closed) return;
    if (message.kind === 'ask' && message.token === token) channel.post({ kind: 'here', token });
    if (message.kind === 'here') heard = message.token;
    if (message.kind === 'news') for (const listener of announced) listener();
    if (message.kind === 'gone') {
      left = message.token;
      if (token === null) void lookOnce();
    }
  });

  await lookOnce();
  schedule();

  return {
    token: () => token,
    onChange: (listener) => void changed.push(listener),
    superseded: () => become(null),
    announce: () => channel?.post({ kind: 'news' }),
    onAnnounce: (listener) => void announced.push(listener),
    async close() {
      if (closed) return;
      closed = true;
      callOff();
      const held = token;
      token = null;
      if (held !== null) {
        channel?.post({ kind: 'gone', token: held });
        await rows.claim({ token: held, holder, until: 0 }).catch(() => undefined);
      }
      channel?.close();
    },
  };
}
