type Words = { readonly [meaning: string]: unknown };

/** Values of a feature or row by what their names mean, the best name first; '' where none is there. */
export function createPropertyNames<W extends Words>(words: W) {
  const plain = new Map<string, readonly string[]>();
  for (const [meaning, names] of Object.entries(words)) {
    if (Array.isArray(names))
      plain.set(
        meaning,
        names.map((name) => plainName(String(name))),
      );
  }
  return (properties: { readonly [name: string]: unknown }, meaning: keyof W & string): string => {
    const values = new Map<string, string>();
    for (const [name, value] of Object.entries(properties)) {
      const text =
        typeof value === 'string'
          ? value.trim()
          : typeof value === 'number'
            ? String(value)
            : value === true
              ? '是'
              : '';
      if (text !== '' && !values.has(plainName(name))) values.set(plainName(name), text);
    }
    for (const name of plain.get(meaning) ?? []) {
      const value = values.get(name);
      if (value !== undefined) return value;
    }
    return '';
  };
}

export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()（）:：*]/g, '');
}
