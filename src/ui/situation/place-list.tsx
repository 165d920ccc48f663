import { useMemo, useState } from 'react';
import { drawBars } from '../../charts/bars-drawing';
import type { ChartSheet } from '../../charts/chart-sheet';
import { type RankMeasure, rankItems } from '../../charts/ranking-order';
import type { DrillRow } from '../../domain/place-drill';
import plot from '../charts/plot.module.css';
import { Ranking } from '../charts/ranking';
import { useCollator } from '../charts/use-collator';
import { useTranslation } from '../kit/translation';

/** A list shorter than its box takes no more room than it needs; a large view sets its own height. */
const MOST_PIXELS = 237;
const HEAD_PIXELS = 27;
const ROW_PIXELS = 30;

interface PlaceListProps {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly DrillRow[];
  readonly selected: readonly string[] | null;
  readonly onSelect: (value: string, added: boolean) => void;
}

/** Places with count, share and, where they have an area, cases per km². */
export function PlaceList({ id, title, rows, selected, onSelect }: PlaceListProps) {
  const [wanted, setMeasure] = useState<RankMeasure>('count');
  const hasAreas = rows.some((row) => row.areaKm2 !== undefined);
  const items = useMemo(() => rows.map(({ value, ...row }) => ({ id: value, ...row })), [rows]);
  return (
    <div
      className={plot.list}
      style={{ height: Math.min(MOST_PIXELS, HEAD_PIXELS + rows.length * ROW_PIXELS) }}
    >
      <Ranking
        id={id}
        title={title}
        bare
        items={items}
        figures={hasAreas ? ['share', 'per_km2'] : ['share']}
        measure={hasAreas ? wanted : 'count'}
        onMeasure={setMeasure}
        selected={selected}
        onSelect={onSelect}
      />
    </div>
  );
}

/** The list as a picture and a table, by count. */
export function usePlaceSheet(
  title: string,
  rows: readonly DrillRow[],
  selected: readonly string[] | null,
): () => ChartSheet {
  const { t, locale } = useTranslation();
  const collator = useCollator();
  return () => {
    const ranked = rankItems(
      rows.map(({ value, ...row }) => ({ id: value, ...row })),
      'count',
      collator,
    );
    const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const name = (label: string) => (label === '' ? t('charts.missing') : label);
    const hasAreas = ranked.some((row) => row.perKm2 !== null);
    return {
      title,
      drawing: drawBars(
        ranked.map((row) => ({
          label: name(row.label),
          count: row.count,
          figures: `${row.count.toLocaleString(locale)}  ${shares.format(row.share)}`,
          chosen: selected === null || selected.includes(row.id),
        })),
        (count) => t('charts.bars.more', { count }),
      ),
      columns: [
        '#',
        t('charts.ranking.name'),
        t('charts.ranking.count'),
        t('charts.ranking.share'),
        ...(hasAreas ? [t('charts.ranking.area'), t('charts.ranking.per_km2')] : []),
      ],
      rows: ranked.map((row) => [
        row.rank,
        name(row.label),
        row.count,
        Math.round(row.share * 1e6) / 1e6,
        ...(hasAreas
          ? [row.areaKm2 ?? null, row.perKm2 === null ? null : Math.round(row.perKm2 * 1e4) / 1e4]
          : []),
      ]),
    };
  };
}

/** A list in one sentence, for who cannot see its bars. */
export function usePlaceWords(rows: readonly DrillRow[]): string {
  const { t } = useTranslation();
  const most = rows.reduce<DrillRow | null>(
    (best, row) => (best === null || row.count > best.count ? row : best),
    null,
  );
  if (most === null) return t('charts.empty');
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  const least = rows.reduce((lowest, row) => Math.min(lowest, row.count), most.count);
  return t('charts.places.summary', {
    n: rows.length,
    total,
    most: most.label === '' ? t('charts.missing') : most.label,
    mostCount: most.count,
    least,
  });
}
