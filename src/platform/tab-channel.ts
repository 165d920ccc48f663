import type { TabChannel, TabMessage } from './tab-lease';

/** What tabs of this address say to each other; null where the browser has no such channel. */
export function tabChannel(name: string): TabChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) listener(data);
      };
    },
    close: () => channel.close(),
  };
}

/** Another version of the page may be open in another tab. */
function isMessage(value: unknown): value is TabMessage {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'news') return true;
  const isKnown = value.kind === 'ask' || value.kind === 'here' || value.kind === 'gone';
  return isKnown && 'token' in value && typeof value.token === 'number';
}
