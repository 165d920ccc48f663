// What the bench script calls: load the chosen file, then step by step the index, a scan and SQL on the same rows.
import { transfer, wrap } from 'comlink';
import { columnsOf, countInSql, loadRows, openDatabase, stepInSql } from './rows-in-sql.mjs';
import { EDGES, zoneSet } from './views.mjs';

const CHUNK_ROWS = 500_000;
const room = wrap(new Worker(new URL('./brush-worker.mjs', import.meta.url), { type: 'module' }));
let rows = null;

window.bench = {
  async load(copies) {
    rows = await openDatabase();
    const file = document.getElementById('rows').files[0];
    const { rowCount, dictionaries } = await loadRows(rows, file, copies);
    await room.begin();
    for (let from = 0; from < rowCount; from += CHUNK_ROWS) {
      const columns = await columnsOf(rows, from, CHUNK_ROWS);
      const own = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice()]));
      const buffers = Object.values(own).map((values) => values.buffer);
      await room.append(transfer(own, buffers), dictionaries, from === 0);
    }
    await room.commit();
    return rowCount;
  },
  firstUse: () => room.firstUse(),
  prepare: () => room.prepare(),
  scan: (from, to) => room.scan(from, to),
  index: (from, to) => room.step(from, to),
  sql: (from, to) => stepInSql(rows, from, to),
  count: (from, to) => countInSql(rows, from, to),
  /** The step of the index and that of SQL; `differences` names the views that are not equal. */
  async compare(from, to) {
    const index = await room.step(from, to);
    const sql = await stepInSql(rows, from, to);
    return {
      index: index.milliseconds,
      sql: sql.milliseconds,
      differences: differences(index.answers, sql.counts),
    };
  },
};

function differences(answers, counts) {
  const [count, , classes, major, status, street, community, tide, histogram, zones, density] = answers;
  const pairs = new Map(
    Array.from(classes.counts, (n, at) => [classes.majorCodes[at] * 65_536 + classes.minorCodes[at], n]),
  );
  const found = {
    count: new Map([[0, count.count]]),
    classes: pairs,
    major: listed(major.counts),
    status: listed(status.counts),
    street: listed(street.counts),
    community: listed(community.counts),
    tide: listed(tide.counts),
    histogram: new Map([
      [-1, histogram.missing],
      [0, histogram.below],
      [EDGES.length, histogram.above],
      ...Array.from(histogram.counts, (n, at) => [at + 1, n]),
    ]),
    zones: listed(zones.counts),
  };
  const different = Object.entries(found)
    .filter(([view, ours]) => !same(ours, counts[view]))
    .map(([view]) => view);
  const cells = counts.density.reduce((sum, [, n]) => sum + n, 0);
  if (cells !== density.cases) different.push('density');
  if (zones.counts.length !== zoneSet().zones.length + 1) different.push('zones');
  return different;
}

function listed(counts) {
  return new Map(Array.from(counts, (n, key) => [key, n]));
}

function same(ours, theirs) {
  const known = [...ours].filter(([, n]) => n > 0);
  const other = new Map(theirs.filter(([, n]) => n > 0));
  return known.length === other.size && known.every(([key, n]) => other.get(key) === n);
}
