import type { ImportReport, ImportTallies } from './import-report';

type Tally = { readonly [code: string]: number };

/** The tallies of several files as of one; of files without any there are none. */
export function summedTallies(reports: readonly ImportReport[]): ImportTallies | undefined {
  const known = reports.flatMap(({ tallies }) => tallies ?? []);
  if (known.length === 0) return undefined;
  const fields = new Set(known.flatMap(({ odd }) => Object.keys(odd)));
  const oddOf = (tallies: ImportTallies) => tallies.odd as { readonly [field: string]: Tally };
  return {
    rejected: summed(known.map(({ rejected }) => rejected)),
    skipped: summed(known.map(({ skipped }) => skipped)),
    odd: Object.fromEntries(
      [...fields].map((field) => [field, summed(known.map((tallies) => oddOf(tallies)[field] ?? {}))]),
    ),
  };
}

function summed(tallies: readonly Tally[]): Tally {
  const total = new Map<string, number>();
  for (const tally of tallies) {
    for (const [code, count] of Object.entries(tally)) total.set(code, (total.get(code) ?? 0) + count);
  }
  return Object.fromEntries(total);
}
