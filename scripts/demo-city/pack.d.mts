type Ints = readonly number[];

type Slot =
  | { readonly field: string }
  | { readonly digits: Ints; readonly delta?: boolean; readonly width?: number }
  | { readonly values: readonly string[]; readonly codes: Ints };

export type PackColumn =
  | {
      readonly field: string;
      readonly kind: 'dictionary';
      readonly values: readonly string[];
      readonly codes: Ints;
    }
  | {
      readonly field: string;
      readonly kind: 'lookup' | 'pair';
      readonly of: string | readonly [string, string];
      readonly values: readonly string[];
      readonly codes: Ints;
    }
  | {
      readonly field: string;
      readonly kind: 'number';
      readonly scale: number;
      readonly origin: number;
      readonly values: Ints;
    }
  | {
      readonly field: string;
      readonly kind: 'time';
      readonly values: Ints;
      readonly originSeconds?: number;
      readonly delta?: boolean;
      readonly after?: string;
      readonly base?: Ints;
      readonly midnights?: boolean;
    }
  | {
      readonly field: string;
      readonly kind: 'concat';
      readonly templates: readonly (readonly (string | number)[])[];
      readonly template: Ints;
      readonly slots: readonly Slot[];
    };

export function writePack(rowCount: number, columns: readonly PackColumn[]): Buffer;
