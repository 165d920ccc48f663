/** What a person has put on cases: beside the data, never in it. */
export interface CaseMarks {
  readonly tags: readonly CaseTag[];
  /** By key of the case, see `markKey`. */
  readonly cases: { readonly [key: string]: CaseMark };
}

export interface CaseTag {
  readonly id: string;
  readonly name: string;
  readonly colour: TagColour;
}

/** Tokens of the screen's tag colours. */
export const TAG_COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'violet'] as const;
export type TagColour = (typeof TAG_COLOURS)[number];

export interface CaseMark {
  /** Ids of tags. */
  readonly tags: readonly string[];
  /** '' is none. */
  readonly note: string;
  /** Row in the data in which it was made: where to look first for a case without a number. */
  readonly row: number;
}

export const NO_MARKS: CaseMarks = { tags: [], cases: {} };

/** The case's own number where it has one, else a fingerprint of what its row says. */
export function markKey(
  caseId: string | null,
  cells: Readonly<Record<string, string | number | null>>,
): string {
  if (caseId !== null && caseId !== '') return `id:${caseId}`;
  const said = Object.keys(cells)
    .filter((field) => cells[field] !== null && cells[field] !== '')
    .sort()
    .map((field) => [field, cells[field]]);
  const text = JSON.stringify(said);
  return `row:${hash(text, 0x811c_9dc5)}${hash(text, 0x01f3_5a7d)}`;
}

/** FNV-1a over UTF-16 units; two of them make 64 bits. */
function hash(text: string, seed: number): string {
  let sum = seed;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x0100_0193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** The marks with a change to some cases; a case without tags and note has no mark any more. */
export function withMarks(
  marks: CaseMarks,
  keys: readonly { readonly key: string; readonly row: number }[],
  change: (mark: CaseMark) => CaseMark,
): CaseMarks {
  const cases: Record<string, CaseMark> = { ...marks.cases };
  for (const { key, row } of keys) {
    const next = change(cases[key] ?? { tags: [], note: '', row });
    if (next.tags.length === 0 && next.note === '') delete cases[key];
    else cases[key] = { ...next, row };
  }
  return { ...marks, cases };
}

/** A tag goes, and with it everywhere it was put. */
export function withoutTag(marks: CaseMarks, id: string): CaseMarks {
  const cases = Object.entries(marks.cases).flatMap(([key, mark]) => {
    const tags = mark.tags.filter((one) => one !== id);
    return tags.length === 0 && mark.note === '' ? [] : [[key, { ...mark, tags }] as const];
  });
  return { tags: marks.tags.filter((tag) => tag.id !== id), cases: Object.fromEntries(cases) };
}

/** As many tags as a data set has at most, and letters in a note. */
export const MOST_TAGS = 50;
export const MOST_NOTE = 2000;

/**
 * Marks with those of another machine added: tags of one name are one tag, a case has the tags of both, and where the
 * notes differ, both. Adding the same marks again changes nothing.
 */
export function joinedMarks(own: CaseMarks, other: CaseMarks): CaseMarks {
  const tags = [...own.tags];
  const idOf = new Map<string, string>();
  for (const tag of other.tags) {
    const known = tags.find(({ name }) => name === tag.name);
    if (known !== undefined) idOf.set(tag.id, known.id);
    else if (tags.length < MOST_TAGS) {
      const id = freeTagId(tags, tag.id);
      tags.push({ ...tag, id });
      idOf.set(tag.id, id);
    }
  }
  const cases = new Map(Object.entries(own.cases));
  for (const [key, mark] of Object.entries(other.cases)) {
    const before = cases.get(key) ?? { tags: [], note: '', row: mark.row };
    const added = mark.tags.flatMap((tag) => idOf.get(tag) ?? []);
    const next = {
      ...before,
      tags: [...new Set([...before.tags, ...added])],
      note: joinedNote(before.note, mark.note),
    };
    if (next.tags.length > 0 || next.note !== '') cases.set(key, next);
  }
  return { tags, cases: Object.fromEntries(cases) };
}

function freeTagId(tags: readonly CaseTag[], wanted: string): string {
  const used = new Set(tags.map(({ id }) => id));
  if (!used.has(wanted)) return wanted;
  let n = tags.length + 1;
  while (used.has(`t${n}`)) n += 1;
  return `t${n}`;
}

function joinedNote(own: string, other: string): string {
  if (own === '' || own.includes(other)) return own === '' ? other : own;
  return other.includes(own) ? other : `${own}\n${other}`.slice(0, MOST_NOTE);
}
