import type { IndicatorTable, ScoreBook } from '../domain/indicator';
import { type SituationCounts, situationCounts, situationCountsByGroup } from '../facts/situation-counts';
import type { CaseMaterial } from './counted-rows';
import { countFigures } from './measure';
import { readIndicators } from './read-indicators';

/** The indicators that facts tell, of each group that has a counted case, most cases first, and of all together. */
export function measureByGroup(
  material: Pick<CaseMaterial, 'table'>,
  counted: Uint32Array,
  groups: Uint32Array,
  names: readonly string[],
  book: ScoreBook,
): Pick<IndicatorTable, 'columns' | 'rows' | 'total'> {
  const { situations } = material.table;
  const byGroup = situationCountsByGroup(situations, counted, groups, names.length);
  const of = (counts: SituationCounts) => {
    const population = counts.reduce((sum, one) => sum + one, 0);
    const figures = { ...countFigures(material, counts), population, book, details: null };
    return { population, readings: readIndicators(figures).readings };
  };
  const total = of(situationCounts(situations, counted));
  return {
    columns: total.readings.map(({ id }) => id),
    rows: byGroup
      .map((counts, group) => ({ name: names[group] ?? '', ...of(counts) }))
      .filter(({ population }) => population > 0)
      .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1)),
    total,
  };
}
