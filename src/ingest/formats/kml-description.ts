/** Names and values of a table in two columns, as desktop programs write attributes into a description; else none. */
export function descriptionPairs(html: string): readonly (readonly [name: string, value: string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (const row of html.split(/<tr[\s>]/i).slice(1)) {
    const cells = row
      .split(/<t[dh](?=[\s>])/i)
      .slice(1)
      .map((cell) => plainText(cell.slice(cell.indexOf('>') + 1)));
    // An inner table makes a cell of its outer one: only rows of two cells are name and value.
    if (cells.length === 2 && cells[0] !== '') pairs.push([cells[0]!, cells[1]!]);
  }
  return pairs;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}
