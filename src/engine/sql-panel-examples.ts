import type { FieldId } from '../domain/field';
import { quotedName, SQL_EXAMPLE_IDS, type SqlExample, type SqlNames } from '../domain/sql-query';
import { viewColumns, viewNames } from './sql-panel-names';

/** Beginnings for a person's own queries, in the words of the screen, as far as the data has their columns. */
export function sqlExamples(names: SqlNames): readonly SqlExample[] {
  const [cases, filtered] = viewNames(names).map(readable) as [string, string];
  const columns = viewColumns(names);
  const row = readable(columns[0]!.name);
  const named = (field: FieldId): string | null => {
    const column = columns.find((one) => one.field === field);
    return column === undefined ? null : readable(column.name);
  };
  const { terms } = names;
  const [n, hours, percent, month] = [terms.count, terms.hours, terms.percent, terms.month].map(readable);
  const closed = quotedText(names.words.status?.get('closed') ?? 'closed');
  const [at, until, address, status] = [
    named('reported_at'),
    named('closed_at'),
    named('address'),
    named('status'),
  ];
  const kind = named('major') ?? named('minor');
  const street = named('street') ?? named('district');
  const texts: { readonly [K in (typeof SQL_EXAMPLE_IDS)[number]]: string | null } = {
    classes:
      kind === null
        ? null
        : `SELECT ${kind}, count(*) AS ${n}${
            at === null || until === null
              ? ''
              : `,\n  round(avg(date_diff('minute', ${at}, ${until})) / 60, 1) AS ${hours}`
          }\nFROM ${filtered}\nGROUP BY ${kind}\nORDER BY ${n} DESC`,
    streets:
      street === null || status === null
        ? null
        : `SELECT ${street},\n  round(100 * avg(CAST(${status} = ${closed} AS INTEGER)), 1) AS ${percent},\n  count(*) AS ${n}\nFROM ${filtered}\nGROUP BY ${street}\nHAVING count(*) >= 20\nORDER BY ${percent}`,
    months:
      at === null
        ? null
        : `SELECT strftime(${at}, '%Y-%m') AS ${month}, count(*) AS ${n}\nFROM ${cases}\nWHERE ${at} IS NOT NULL\nGROUP BY ${month}\nORDER BY ${month}`,
    night:
      at === null
        ? null
        : `SELECT ${[row, at, kind, address].filter((name) => name !== null).join(', ')}\nFROM ${cases}\nWHERE hour(${at}) >= 22 OR hour(${at}) < 5\nORDER BY ${at} DESC`,
    repeat:
      address === null
        ? null
        : `SELECT ${row}, ${address}, count(*) OVER (PARTITION BY ${address}) AS ${n}\nFROM ${filtered}\nWHERE ${address} IS NOT NULL\nQUALIFY ${n} >= 3\nORDER BY ${n} DESC, ${address}`,
  };
  return SQL_EXAMPLE_IDS.flatMap((id) => {
    const text = texts[id];
    return text === null ? [] : [{ id, text }];
  });
}

/** Quotes only where they are needed; no word of SQL has a Chinese character. */
function readable(name: string): string {
  return /^[\p{Script=Han}][\p{Script=Han}\d_]*$/u.test(name) ? name : quotedName(name);
}

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
