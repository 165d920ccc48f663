import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import { ROSTER_FIELDS, type Roster, type RosterField, type RosterRow } from '../../domain/roster';
import type { TableRows } from '../read-rows';
import { spanEnds } from '../roads/build-road-set';
import { plainName } from '../roads/property-names';
import words from './roster-words.json';

/** One column of a level's chief: 一级路长, 二级路长 … */
interface LevelColumns {
  readonly level: string;
  readonly chief: number;
  readonly phone: number | null;
}

/**
 * Rows of a roster. Where a row names chiefs of several levels in columns of their own, it becomes a row for each.
 * Cells left blank under a merged road go on with the road above. Error: not_a_roster where neither road nor chief has
 * a column.
 */
export function buildRoster(id: string, name: string, table: TableRows): Result<Roster, ImportError> {
  const plain = table.headers.map(plainName);
  const columns = new Map<RosterField | 'span', number>();
  for (const field of [...ROSTER_FIELDS, 'span'] as const) {
    const at = words[field as keyof Omit<typeof words, 'version' | 'note'>]
      ?.map((word) => plain.indexOf(plainName(word)))
      .find((found) => found >= 0);
    if (at !== undefined) columns.set(field, at);
  }
  const levels = levelColumns(plain);
  if (!columns.has('chief') && levels.length === 0) return failure({ code: 'not_a_roster' });

  const rows: RosterRow[] = [];
  let skipped = 0;
  let above: RosterRow | null = null;
  for (const { line, cells } of table.rows) {
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim());
    const row = Object.fromEntries(ROSTER_FIELDS.map((field) => [field, cell(columns.get(field))])) as {
      [F in RosterField]: string;
    };
    if (row.from === '' && row.to === '') [row.from, row.to] = spanEnds(cell(columns.get('span')));
    const named = levels.filter(({ chief }) => cell(chief) !== '');
    if (row.road === '' && row.zone === '' && above !== null && (row.chief !== '' || named.length > 0)) {
      row.road = above.road;
      if (row.from === '' && row.to === '') [row.from, row.to] = [above.from, above.to];
      if (row.street === '') row.street = above.street;
    }
    if ((row.chief === '' && named.length === 0) || /^(?:合计|总计|小计)/.test(row.road || row.chief)) {
      skipped++;
      continue;
    }
    const added =
      named.length === 0
        ? [{ ...row, line }]
        : named.map(({ level, chief, phone }) => ({
            ...row,
            line,
            level,
            chief: cell(chief),
            phone: phone === null ? row.phone : cell(phone),
          }));
    rows.push(...added);
    above = added[0]!;
  }
  if (rows.length === 0) return failure({ code: 'not_a_roster' });
  const fields = ROSTER_FIELDS.filter((field) => rows.some((row) => row[field] !== ''));
  return ok({ id, name, fields, rows, skipped });
}

/** Columns that only a list of chiefs and their stretches has. */
export function isRosterHeader(headers: readonly string[]): boolean {
  const plain = headers.map(plainName);
  const has = (names: readonly string[]) => names.some((name) => plain.includes(plainName(name)));
  const hasChief = levelColumns(plain).length > 0 || has(words.chief.filter((name) => name !== 'name'));
  return hasChief && (has(words.road) || has(words.span) || (has(words.from) && has(words.to)));
}

/** The phone of a level is the column right behind its chief. */
function levelColumns(plain: readonly string[]): readonly LevelColumns[] {
  const phones = new Set(words.phone.map(plainName));
  return plain.flatMap((header, at) => {
    const level = words.levels.find((word) => header === word || header === `${word}姓名`);
    if (level === undefined) return [];
    // Repeated headers were numbered to tell them apart.
    const next = (plain[at + 1] ?? '').replace(/\d+$/, '');
    return [{ level, chief: at, phone: phones.has(next) || next === `${level}电话` ? at + 1 : null }];
  });
}
