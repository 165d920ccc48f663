import { extraField } from '../../domain/extra-field';
import type { MultiPolygonShape } from '../../domain/polygon-shape';
import type { Cell, CellKind } from '../cell-kind';
import type { RowSource } from '../row-source';

/** A column of a table of a plan. `code` is part of the translation key `plan-column.<code>`, which heads it in the file. */
export interface PlanColumn<C extends string = string> {
  readonly code: C;
  readonly kind: Extract<CellKind, 'number' | 'text' | 'coded'>;
  readonly cells: readonly Cell[];
}

/** A finished table as rows for any format; `polygons` one a row where it is a layer of a map, called by column `nameAt`. */
export function tableSource(
  columns: readonly PlanColumn[],
  polygons?: readonly MultiPolygonShape[],
  nameAt?: number,
): RowSource {
  const count = columns[0]?.cells.length ?? 0;
  return {
    count,
    fields: columns.map(({ code }, at) => extraField(code, at + 1)),
    kinds: columns.map(({ kind }) => kind),
    ...(polygons === undefined ? {} : { geometry: 'polygon' as const }),
    ...(nameAt === undefined ? {} : { nameAt }),
    async *chunks() {
      yield {
        rowIds: { length: count },
        cells: columns.map(({ cells }) => cells),
        ...(polygons === undefined ? {} : { polygons }),
      };
    },
  };
}
