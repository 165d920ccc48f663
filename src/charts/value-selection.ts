/**
 * Selections over a list of values; `null` is "no clause", the same as all of them. Values that the list does not have
 * are kept untouched.
 */
export function toggleValue(
  all: readonly string[],
  selected: readonly string[] | null,
  value: string,
): readonly string[] | null {
  const inside = new Set(selected ?? all);
  if (!inside.delete(value)) inside.add(value);
  return all.every((each) => inside.has(each)) ? null : [...inside];
}

export function onlyValue(all: readonly string[], value: string): readonly string[] | null {
  return all.length === 1 && all[0] === value ? null : [value];
}
