/** One zone, unit or street; `areaKm2` is absent where it has no area. */
export interface RankItem {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly areaKm2?: number;
}

export type RankMeasure = 'count' | 'per_km2' | 'share';

export interface RankedItem extends RankItem {
  /** 1, 2, 2, 4 …: equal values share a rank. */
  readonly rank: number;
  readonly perKm2: number | null;
  /** Of all cases of the list, 0..1. */
  readonly share: number;
}

/** Highest first; items without a value of the measure come last and share the last rank. */
export function rankItems(
  items: readonly RankItem[],
  measure: RankMeasure,
  collator: Intl.Collator,
): readonly RankedItem[] {
  const all = items.reduce((sum, item) => sum + item.count, 0);
  const measured = items.map((item) => ({
    ...item,
    perKm2: item.areaKm2 !== undefined && item.areaKm2 > 0 ? item.count / item.areaKm2 : null,
    share: all > 0 ? item.count / all : 0,
  }));
  const value = (item: (typeof measured)[number]): number =>
    measure === 'per_km2' ? (item.perKm2 ?? -1) : item.count;
  measured.sort((a, b) => value(b) - value(a) || collator.compare(a.label, b.label));
  let rank = 0;
  let before = Number.NaN;
  return measured.map((item, index) => {
    if (value(item) !== before) rank = index + 1;
    before = value(item);
    return { ...item, rank };
  });
}
