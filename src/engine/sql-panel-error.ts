import type { SqlError, SqlErrorCode } from '../domain/sql-query';

/** The first that fits; DuckDB 1.4 names the kind of an error before its words. */
const KINDS: readonly (readonly [RegExp, SqlErrorCode])[] = [
  [/^Out of Memory Error|^[^\n]*failed to (?:allocate|pin)/, 'out_of_memory'],
  [/^Permission Error|read-only mode|disabled (?:by|through) configuration[^\n]*file system/, 'not_allowed'],
  [/in the \w+ extension|Extension Autoloading Error|required extension/, 'not_built_in'],
  [/Cannot prepare multiple statements/, 'several_statements'],
  [/No statement to prepare/, 'empty'],
  [/Expected \d+ parameters|prepared statement parameter/i, 'parameter'],
  [/^Parser Error/, 'syntax'],
  [/^Catalog Error: Table with name|^Catalog Error: View with name|^IO Error/, 'unknown_table'],
  [/Function with name/, 'unknown_function'],
  [/^Binder Error: (?:Referenced (?:column|table)|Table "[^\n]*" does not have a column)/, 'unknown_column'],
  [/^Binder Error: Ambiguous/, 'ambiguous'],
  [/must appear in the GROUP BY|cannot contain aggregates|aggregate function calls/i, 'not_grouped'],
  [
    /^Conversion Error|^Out of Range Error|No function matches|^Mismatch Type Error|type mismatch/i,
    'wrong_type',
  ],
  [/^Catalog Error: Type with name/, 'wrong_type'],
];

/** As much of a line as the database shows around the place. */
const PLACE = /\n+LINE (\d+): (.*)\n( *)\^/;

/**
 * The database's words as an error with its place. `text` is what was asked, which begins on line `firstLine` of what the
 * database was given.
 */
export function sqlErrorOf(message: string, text: string, firstLine: number): SqlError {
  const code = KINDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'failed';
  const words = message.split(/\n+LINE \d+: /)[0]!.trim();
  const place = PLACE.exec(message);
  const lines = text.split('\n');
  const line = place === null ? 0 : Number(place[1]) - firstLine + 1;
  // What comes after the text is the closing bracket around it: the text ended too early.
  if (line > lines.length || /at end of input/.test(words)) {
    return { code, line: lines.length, column: lengthOf(lines.at(-1)!) + 1, words };
  }
  if (place === null || line < 1) return { code, line: null, column: null, words };
  const shown = place[2]!;
  const lead = `LINE ${place[1]}: `.length;
  return { code, line, column: columnOf(lines[line - 1]!, shown, place[3]!.length - lead), words };
}

/** The mark stands below a character by its width on a terminal, where Chinese characters take two cells. */
function columnOf(line: string, shown: string, cells: number): number {
  let width = 0;
  let at = 0;
  for (const character of shown) {
    if (width >= cells) break;
    width += isWide(character) ? 2 : 1;
    at += character.length;
  }
  const cut = shown.startsWith('...') && !line.startsWith('...');
  if (!cut) return lengthOf(line.slice(0, at)) + 1;
  const piece = shown.slice(3).replace(/\.\.\.$/, '');
  const start = Math.max(0, line.indexOf(piece));
  return lengthOf(line.slice(0, start + Math.max(0, at - 3))) + 1;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  );
}
