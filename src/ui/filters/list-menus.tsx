import type { ReactNode } from 'react';
import { drawBars } from '../../charts/bars-drawing';
import type { ChartSheet } from '../../charts/chart-sheet';
import { majorState } from '../../charts/class-selection';
import type { ClassCount } from '../../charts/class-tree-rows';
import type { ClassClause } from '../../domain/filter';
import type { BarListItem } from '../charts/bar-list';
import { ChartMenu } from '../charts/chart-menu';
import { useTranslation } from '../kit/translation';

interface ValueMenuProps {
  readonly title: string;
  readonly items: readonly BarListItem[];
  readonly selected: readonly string[] | null;
  /** The list with room for all of its values. */
  readonly large: () => ReactNode;
}

/** The values of a field as a picture and a table, most cases first. */
export function ValueMenu({ title, items, selected, large }: ValueMenuProps) {
  const { t, locale } = useTranslation();
  const sheet = (): ChartSheet => {
    const total = items.reduce((sum, item) => sum + item.count, 0);
    const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const sorted = [...items].sort((a, b) => b.count - a.count);
    const name = (item: BarListItem) => (item.label === '' ? t('charts.missing') : item.label);
    return {
      title,
      drawing: drawBars(
        sorted.map((item) => ({
          label: name(item),
          count: item.count,
          figures: `${item.count.toLocaleString(locale)}  ${shares.format(total === 0 ? 0 : item.count / total)}`,
          chosen: selected === null || selected.includes(item.value),
        })),
        (count) => t('charts.bars.more', { count }),
      ),
      columns: [title, t('charts.ranking.count'), t('charts.ranking.share')],
      rows: sorted.map((item) => [
        name(item),
        item.count,
        total === 0 ? 0 : Math.round((item.count / total) * 1e6) / 1e6,
      ]),
    };
  };
  return <ChartMenu title={title} sheet={sheet} large={large} />;
}

interface ClassMenuProps {
  readonly rows: readonly ClassCount[];
  readonly selection: ClassClause | null;
  readonly large: () => ReactNode;
}

/** The picture shows the major classes, the table every pair. */
export function ClassMenu({ rows, selection, large }: ClassMenuProps) {
  const { t, locale } = useTranslation();
  const title = t('charts.class.title');
  const sheet = (): ChartSheet => {
    const majors = new Map<string, number>();
    for (const row of rows) majors.set(row.major, (majors.get(row.major) ?? 0) + row.count);
    const major = (name: string) => (name === '' ? t('charts.class.missing.major') : name);
    return {
      title,
      drawing: drawBars(
        [...majors]
          .sort(([, a], [, b]) => b - a)
          .map(([name, count]) => ({
            label: major(name),
            count,
            figures: count.toLocaleString(locale),
            chosen: selection === null || majorState(rows, selection, name) !== 'none',
          })),
        (count) => t('charts.bars.more', { count }),
      ),
      columns: [t('field.major'), t('field.minor'), t('charts.ranking.count')],
      rows: [...rows]
        .sort((a, b) => (majors.get(b.major) ?? 0) - (majors.get(a.major) ?? 0) || b.count - a.count)
        .map((row) => [
          major(row.major),
          row.minor === '' ? t('charts.class.missing.minor') : row.minor,
          row.count,
        ]),
    };
  };
  return <ChartMenu title={title} sheet={sheet} large={large} />;
}
