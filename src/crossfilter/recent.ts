/** A map that forgets what was asked for least recently. */
export interface Recent<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  clear(): void;
  deleteWhere(forget: (key: string) => boolean): void;
}

export function recent<V>(capacity: number): Recent<V> {
  const entries = new Map<string, V>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > capacity) entries.delete(entries.keys().next().value!);
    },
    clear: () => entries.clear(),
    deleteWhere(forget) {
      for (const key of [...entries.keys()]) if (forget(key)) entries.delete(key);
    },
  };
}
