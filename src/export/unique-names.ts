/** Names that no two columns share, as formats with named columns need: repeated ones get _2, _3 …, empty ones `empty`. */
export function uniqueNames(names: readonly string[], empty: string): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = name.trim() === '' ? empty : name;
    let unique = wanted;
    for (let n = 2; taken.has(unique); n++) unique = `${wanted}_${n}`;
    taken.add(unique);
    return unique;
  });
}
