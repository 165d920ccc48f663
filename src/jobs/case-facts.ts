import type { WorkTime } from '../domain/calendar';
import type { CaseColumn, CaseColumns } from '../domain/fact';
import type { CountingChoice } from '../domain/fact-context';
import type { FieldId } from '../domain/field';
import type { FactClause } from '../domain/row-set';
import type { Engine } from '../engine/port';
import { CHINA_WORK_TIME } from '../facts/china-clock';
import { type FactTable, factTable } from '../facts/fact-table';
import {
  dataEndOf,
  deadlinesOf,
  FACT_FIELDS,
  lacksDeadlines,
  yearsWithoutCalendar,
} from '../facts/life-rows';
import { workClock } from '../facts/work-clock';
import type { CaseMaterial } from '../indicators/counted-rows';
import type { BrushRemote } from './brush-remote';
import { caseColumns } from './case-columns';

/** Counting moments whose facts are kept; a set of them has two bytes a row, and an eighth for each fact in use. */
const KEPT_TABLES = 6;

interface Loaded {
  readonly data: CaseColumns;
  readonly deadlines: Float64Array;
  readonly dataEnd: number;
  readonly yearsWithoutCalendar: readonly number[];
  readonly tables: Map<string, FactTable>;
}

export interface CountedCases extends CaseMaterial {
  readonly asOf: number;
  readonly dataEnd: number;
  readonly yearsWithoutCalendar: readonly number[];
}

/**
 * Facts of the committed rows: their columns are read once per data version, their situations computed once per counting
 * moment and convention. SQL and the brush get a fact's rows from here, so all three say the same.
 */
export function createCaseFacts(brush: Pick<BrushRemote, 'wholeColumns'>) {
  let version = 0;
  let workTime: WorkTime = CHINA_WORK_TIME;
  let loaded: Promise<Loaded> | null = null;
  /** Columns that only some indicators read. */
  let more = new Map<FieldId, Promise<CaseColumn | undefined>>();

  async function load(engine: Engine, signal: AbortSignal): Promise<Loaded> {
    const stated = await caseColumns(brush, engine, FACT_FIELDS, signal);
    // Most files have every deadline.
    const limits = lacksDeadlines(stated)
      ? (await caseColumns(brush, engine, ['limit_text'], signal)).columns
      : {};
    const data: CaseColumns = { rowCount: stated.rowCount, columns: { ...stated.columns, ...limits } };
    return {
      data,
      deadlines: deadlinesOf(data, workClock(workTime.calendar, workTime.hours)),
      dataEnd: dataEndOf(data) ?? 0,
      yearsWithoutCalendar: yearsWithoutCalendar(data, workTime.calendar),
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

  function tableOf(
    { data, deadlines, dataEnd, tables }: Loaded,
    asOf: number,
    { convention }: CountingChoice,
  ): FactTable {
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

  async function column(
    engine: Engine,
    field: FieldId,
    signal: AbortSignal,
  ): Promise<CaseColumn | undefined> {
    const known = more.get(field);
    if (known !== undefined) return known;
    const kept = more;
    const reading = caseColumns(brush, engine, [field], signal).then(({ columns }) => columns[field]);
    kept.set(field, reading);
    reading.catch(() => kept.delete(field));
    return reading;
  }

  function forget(): void {
    version += 1;
    loaded = null;
    more = new Map();
  }

  return {
    /** The rows have been, or are about to be, replaced. */
    forget,

    /** Days and hours on which work limits run; deadlines that come from limits are made anew. */
    setWorkTime(next: WorkTime): void {
      workTime = next;
      version += 1;
      loaded = null;
    },

    /** All rows at the choice's counting moment, or at the one given. */
    async at(
      engine: Engine,
      choice: CountingChoice,
      signal: AbortSignal,
      moment?: number,
    ): Promise<CountedCases> {
      const known = await read(engine, signal);
      const asOf = moment ?? choice.asOf ?? known.dataEnd;
      return { ...known, asOf, table: tableOf(known, asOf, choice) };
    },

    /** A whole column, read when it is first asked for; undefined where the data has none. */
    column,

    /** Ids of the rows of which the fact holds (or not) at the clause's counting moment; none where it cannot be told. */
    async factRows(engine: Engine, clause: FactClause, signal: AbortSignal): Promise<Uint32Array> {
      const known = await read(engine, signal);
      const { situations, holds, rowCount } = tableOf(
        known,
        clause.choice.asOf ?? known.dataEnd,
        clause.choice,
      );
      const told = holds(clause.fact);
      if (told === undefined) return new Uint32Array(0);
      const wanted = clause.holds ? 1 : 0;
      const rows = new Uint32Array(rowCount);
      let count = 0;
      for (let row = 0; row < rowCount; row++) if (told[situations[row]!] === wanted) rows[count++] = row;
      return rows.slice(0, count);
    },
  };
}

export type CaseFacts = ReturnType<typeof createCaseFacts>;
