import type { PlanColumnCode, PlanOutput } from '../domain/plan-output';
import type { MultiPolygonShape } from '../domain/polygon-shape';
import type { PlanZone } from '../domain/responsibility-plan';
import { failure, ok, type Result } from '../domain/result';
import type { UnitSet } from '../domain/unit-set';
import type { ExportOptions } from '../export/export-format';
import { changeTable, rosterTable, type UnitHandover, zoneTable } from '../export/plan/plan-tables';
import { type PlanColumn, tableSource } from '../export/plan/table-source';
import { exportFormat } from '../export/registry';
import type { ExportField, RowSource } from '../export/row-source';
import { zoneOutlines } from '../zoning/outline/zone-outlines';
import { zoneFigures } from '../zoning/zone-figures';
import type { ExportNote } from './export-desk';
import type { ExportError } from './export-rows';
import { createBlobSink } from './export-sink';

/** Chinese takes three bytes a sign, which leaves three: programs and our own import know these. */
const SHORT_NAMES: { readonly [C in PlanColumnCode]?: string } = { zone: 'name' };

export interface PlanWords {
  readonly headers: { readonly [C in PlanColumnCode]: string };
  /** What levels are called in the file. */
  readonly levels: ReadonlyMap<string, string>;
  readonly title: string;
  readonly cover?: NonNullable<ExportOptions['cover']>;
}

export interface PlanExportRequest {
  /** Of PLAN_OUTPUTS. */
  readonly output: PlanOutput;
  readonly format: string;
  readonly units: UnitSet;
  readonly zones: readonly PlanZone[];
  /** Zone of each unit. */
  readonly zoneOf: Uint32Array;
  readonly loads: Float64Array;
  /** Of the last whole month, per unit. */
  readonly cases: ArrayLike<number>;
  /** For the output `changes` alone. */
  readonly handovers?: readonly UnitHandover[];
  /** Telephones as stars. */
  readonly masked: boolean;
  readonly words: PlanWords;
}

export interface PlanFile {
  readonly content: Blob;
  readonly extension: string;
  readonly rows: number;
  readonly notes: readonly ExportNote[];
  /** Zones whose units were written as they are, since they could not be joined without a trace. */
  readonly apart: number;
}

/** A table or layer of a plan as a file. Zones without units are in the roster and in no layer. */
export async function exportPlan(request: PlanExportRequest): Promise<Result<PlanFile, ExportError>> {
  const format = exportFormat(request.format);
  if (format === undefined) throw new Error(`There is no export format ${request.format}.`);
  const { columns, shapes, apart } = tableOf(request);
  const source = tableSource(columns, shapes, shapes === undefined ? undefined : 0);
  const sink = createBlobSink(format.mediaType);
  const notes: ExportNote[] = [];
  const written = format.write(source, {
    ...optionsOf(request, columns, source),
    onNote: (code, cells) => void notes.push({ code, cells }),
  });
  for (;;) {
    const step = await written.next();
    if (!step.done) {
      await sink.write(step.value);
      continue;
    }
    if (typeof step.value !== 'number') return failure(step.value);
    const rows = step.value;
    return ok({ content: sink.blob(), extension: format.extension, rows, notes, apart });
  }
}

function tableOf(request: PlanExportRequest): {
  readonly columns: readonly PlanColumn<PlanColumnCode>[];
  readonly shapes?: readonly MultiPolygonShape[];
  readonly apart: number;
} {
  const { units, zones, zoneOf, loads, cases, masked } = request;
  if (request.output === 'changes') {
    return { columns: changeTable(units, request.handovers ?? []), apart: 0 };
  }
  const figures = zoneFigures(units, zoneOf, zones, loads, cases);
  if (request.output === 'roster') return { columns: rosterTable(figures, masked), apart: 0 };
  const drawn = figures.filter((own) => own.units > 0);
  const outlines = zoneOutlines(
    units.geometry,
    zoneOf,
    drawn.map(({ zone }) => zone.id),
  );
  const own = drawn.map(({ zone }) => outlines.get(zone.id)!);
  return {
    columns: zoneTable(drawn, masked),
    shapes: own.map(({ shape }) => shape),
    apart: own.filter(({ dissolved }) => !dissolved).length,
  };
}

function optionsOf(
  { words }: PlanExportRequest,
  columns: readonly PlanColumn<PlanColumnCode>[],
  { fields }: RowSource,
): ExportOptions {
  const spoken: { [F in ExportField]?: ReadonlyMap<string, string> } = {};
  columns.forEach(({ code }, at) => {
    if (code === 'level') spoken[fields[at]!] = words.levels;
  });
  return {
    headers: columns.map(({ code }) => words.headers[code]),
    shortNames: columns.map(({ code }) => SHORT_NAMES[code] ?? code),
    words: spoken,
    title: words.title,
    ...(words.cover !== undefined && { cover: words.cover }),
  };
}
