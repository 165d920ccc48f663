/** One finding as it was read: the text stays what it was, whatever the data does later. */
export interface BriefEntry {
  readonly id: number;
  /** ms of the local wall clock. */
  readonly addedAt: number;
  readonly title: string;
  readonly sentences: readonly string[];
  /** How the numbers were made: filter, settings, what was left out. */
  readonly settings: readonly string[];
  /** Fragment of the address that shows it again; '' where it was too long for one. */
  readonly link: string;
  /** The map as it stood, with its legend; absent where it could not be drawn. */
  readonly picture?: Blob | undefined;
}

export const MOST_BRIEF_ENTRIES = 100;

export function isBriefEntry(value: unknown): value is BriefEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof BriefEntry, unknown>>;
  const texts = (list: unknown) =>
    Array.isArray(list) && list.length <= 60 && list.every((one) => typeof one === 'string');
  return (
    typeof entry.id === 'number' &&
    typeof entry.addedAt === 'number' &&
    typeof entry.title === 'string' &&
    typeof entry.link === 'string' &&
    (entry.picture === undefined || entry.picture instanceof Blob) &&
    texts(entry.sentences) &&
    texts(entry.settings)
  );
}
