import { type LinkState, parseLinkState } from './view-schema';

/** Longer fragments are cut by chat programs and proxies' logs; a larger state goes into a view file. */
export const MAX_LINK_CHARACTERS = 2000;

/** State → fragment text without '#', or null where it would be too long. Base64url of UTF-8 JSON. */
export function encodeLink(state: LinkState): string | null {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = `s=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
  return text.length > MAX_LINK_CHARACTERS ? null : text;
}

/** Fragment (with or without '#') → state; null where there is none or it is not one of ours. */
export function decodeLink(fragment: string): LinkState | null {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith('s=') || text.length > MAX_LINK_CHARACTERS) return null;
  try {
    const binary = atob(text.slice(2).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseLinkState(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    // Not base64, not UTF-8 or not JSON: a damaged link is treated as none.
    return null;
  }
}
