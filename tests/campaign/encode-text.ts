import type { Encoding } from '../../src/domain/recipe';

// Node decodes these two but does not encode them: the table is the decoder turned round.
function reverseTable(label: string): Map<string, number> {
  const decoder = new TextDecoder(label, { fatal: true });
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const text = decoder.decode(new Uint8Array([lead, trail]));
        if ([...text].length === 1 && !table.has(text)) table.set(text, (lead << 8) | trail);
      } catch {
        // A pair that stands for nothing.
      }
    }
  }
  return table;
}

const tables = new Map<string, Map<string, number>>();

function encodeByTable(text: string, label: string): Uint8Array {
  const table = tables.get(label) ?? reverseTable(label);
  tables.set(label, table);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else throw new Error(`${label} has no ${character}`);
  }
  return new Uint8Array(bytes);
}

export function encodeText(text: string, encoding: Encoding, byteOrderMark: boolean): Uint8Array {
  const marked = byteOrderMark ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(marked);
    case 'utf-16le':
      return new Uint8Array(Buffer.from(marked, 'utf16le'));
    case 'utf-16be':
      return new Uint8Array(Buffer.from(marked, 'utf16le').swap16());
    default:
      return encodeByTable(text, encoding);
  }
}
