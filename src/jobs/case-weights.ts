import { isExtraField, type RowField } from '../domain/extra-field';
import { isFieldId } from '../domain/field';
import { type CaseWeight, isSquareMetre } from '../domain/placed-cases';
import type { Engine } from '../engine/port';

/** Rows that are read between two breaths. */
const STRETCH = 50_000;

export interface WeightDeskPorts {
  readonly readyEngine: () => Promise<Engine>;
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** What each case counts for, in row order; NaN where the row has no such number. */
export function createWeightDesk({ readyEngine, job }: WeightDeskPorts) {
  return {
    caseWeights: (id: string, weight: Exclude<CaseWeight, { kind: 'cases' }>): Promise<Float64Array> =>
      job(id, async (signal) => {
        const engine = await readyEngine();
        if (weight.kind === 'area') return areas(engine, signal);
        const { field } = weight;
        if (isExtraField(field)) return numbersOfTexts(engine, field, signal);
        if (!isFieldId(field)) return new Float64Array(0);
        const { rowCount, columns } = await engine.columns([field], signal);
        const column = columns[field];
        return column?.kind === 'numbers' ? column.values : new Float64Array(rowCount).fill(Number.NaN);
      }),
  };
}

async function areas(engine: Engine, signal: AbortSignal): Promise<Float64Array> {
  const { rowCount, columns } = await engine.columns(['quantity', 'quantity_unit'], signal);
  const { quantity, quantity_unit: units } = columns;
  const weights = new Float64Array(rowCount).fill(Number.NaN);
  if (quantity?.kind !== 'numbers' || units?.kind !== 'codes') return weights;
  const metres = units.values.map(isSquareMetre);
  for (let row = 0; row < rowCount; row++) {
    if (metres[units.codes[row]!] === true) weights[row] = quantity.values[row]!;
  }
  return weights;
}

/** Columns of the file's own are kept as text: what is a plain number counts, thousands may be set apart by commas. */
async function numbersOfTexts(engine: Engine, field: RowField, signal: AbortSignal): Promise<Float64Array> {
  const order = [{ field: 'case_id', descending: false }] as const;
  const found: [number, number][] = [];
  let rows = 0;
  for (let from = 0; ; from += STRETCH) {
    const { rowIds, cells } = await engine.page({ filter: [], order }, [field], from, STRETCH, signal);
    if (rowIds.length === 0) break;
    rows += rowIds.length;
    rowIds.forEach((row, at) => {
      const cell = cells[0]?.[at];
      const text = typeof cell === 'string' ? cell.trim().replace(/(\d),(?=\d{3})/g, '$1') : '';
      if (text !== '' && Number.isFinite(Number(text))) found.push([row, Number(text)]);
    });
  }
  const weights = new Float64Array(rows).fill(Number.NaN);
  for (const [row, value] of found) weights[row] = value;
  return weights;
}
