import type { CaseColumns } from '../domain/fact';
import { basisOf, type CountingChoice } from '../domain/fact-context';
import { type Filter, withoutClause } from '../domain/filter';
import type { IndicatorReport } from '../domain/indicator';
import type { FactClause } from '../domain/row-set';
import type { Engine } from '../engine/port';
import { CHINA_CLOCK } from '../facts/china-clock';
import { type FactTable, factTable } from '../facts/fact-table';
import { dataEndOf, deadlinesOf, FACT_FIELDS, lacksDeadlines } from '../facts/life-rows';
import { hasBit } from '../facts/selected-rows';
import { measure } from '../indicators/measure';
import type { BrushRemote } from './brush-remote';

const PERIOD = 'time:reported_at';
/** Counting moments whose facts are kept; a set of them has about 4 bytes a row. */
const KEPT_TABLES = 4;

interface Loaded {
  readonly data: CaseColumns;
  readonly deadlines: Float64Array;
  readonly dataEnd: number;
  readonly tables: Map<string, FactTable>;
}

/**
 * Facts of the committed rows: their columns are read once per data version, their bits computed once per counting
 * moment and convention; a filter then costs the selected rows and one pass over the bits.
 */
export function createIndicatorDesk(brush: BrushRemote) {
  let version = 0;
  let loaded: Promise<Loaded> | null = null;

  async function load(engine: Engine, signal: AbortSignal): Promise<Loaded> {
    const stated = await engine.columns(FACT_FIELDS, signal);
    // A text column costs as much as five of times, and most files have every deadline.
    const limits = lacksDeadlines(stated) ? (await engine.columns(['limit_text'], signal)).columns : {};
    const data: CaseColumns = { rowCount: stated.rowCount, columns: { ...stated.columns, ...limits } };
    return {
      data,
      deadlines: deadlinesOf(data, CHINA_CLOCK),
      dataEnd: dataEndOf(data) ?? 0,
      tables: new Map(),
    };
  }

  function read(engine: Engine, signal: AbortSignal): Promise<Loaded> {
    if (loaded !== null) return loaded;
    const asked = version;
    const reading = load(engine, signal);
    loaded = reading;
    reading.catch(() => {
      if (version === asked && loaded === reading) loaded = null;
    });
    return reading;
  }

  function tableOf({ data, deadlines, dataEnd, tables }: Loaded, choice: CountingChoice): FactTable {
    const { convention } = choice;
    const asOf = choice.asOf ?? dataEnd;
    const key = `${asOf} ${convention}`;
    const table = tables.get(key) ?? factTable(data, deadlines, { asOf, dataEnd, convention });
    tables.delete(key);
    tables.set(key, table);
    for (const oldest of tables.keys()) {
      if (tables.size <= KEPT_TABLES) break;
      tables.delete(oldest);
    }
    return table;
  }

  return {
    /** The rows have been, or are about to be, replaced. */
    forget(): void {
      version += 1;
      loaded = null;
    },

    /** Ids of the rows of which the fact holds (or not) at the clause's counting moment; none where it cannot be told. */
    async factRows(engine: Engine, clause: FactClause, signal: AbortSignal): Promise<Uint32Array> {
      const { rowCount, bits } = tableOf(await read(engine, signal), clause.choice);
      const told = bits.get(clause.fact);
      if (told === undefined) return new Uint32Array(0);
      const rows = new Uint32Array(rowCount);
      let count = 0;
      for (let row = 0; row < rowCount; row++) if (hasBit(told, row) === clause.holds) rows[count++] = row;
      return rows.slice(0, count);
    },

    async report(
      engine: Engine,
      filter: Filter,
      choice: CountingChoice,
      signal: AbortSignal,
    ): Promise<IndicatorReport> {
      const known = await read(engine, signal);
      const basis = basisOf(choice);
      const clause = filter.find((one) => one.kind === 'time' && one.field === 'reported_at');
      const period = clause?.kind === 'time' ? { from: clause.from, to: clause.to } : null;
      // The period is the filter's; another basis asks another time of the case to fall into it.
      const asked = basis === 'reported_at' ? filter : withoutClause(filter, PERIOD);
      for (const open of await brush.unresolved(asked)) {
        await brush.resolve(open, await engine.rowIds({ filter: [open], order: [] }, signal));
      }
      const rowIds = await brush.rowIds(asked);
      const { data, deadlines, dataEnd } = known;
      const counted = measure(data, deadlines, tableOf(known, choice), { rowIds, basis, period });
      return { asOf: choice.asOf ?? dataEnd, dataEnd, basis, convention: choice.convention, ...counted };
    },
  };
}
