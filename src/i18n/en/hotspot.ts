export const hotspot = {
  'map.layer.hotspots': 'Significant hotspots',
  'map.legend.hotspots': 'Significant hotspots',
  'map.legend.local_moran': 'Local Moran (clusters, outliers)',
  'map.legend.emerging': 'Space–time trend',
  'map.note.heat_under_hotspots': 'The heat fades while significant hotspots are shown',
  'hotspot.hot': 'Hot {percent}%',
  'hotspot.cold': 'Cold {percent}%',
  'hotspot.significant': 'Significant hotspots',
  'hotspot.cell-side': 'Side of a cell',
  'hotspot.cell-side-of': '{metres} m',
  'hotspot.run': 'Find significant hotspots',
  'hotspot.rerun': 'Compute again',
  'hotspot.cancel': 'Cancel',
  'hotspot.stage.grid': 'Laying out cells…',
  'hotspot.stage.cases': 'Counting cases by cell…',
  'hotspot.stage.statistics': 'Computing Gi* and exact p…',
  'hotspot.intro':
    'Each unit is tested: are there more cases in and around it than chance explains (exact permutation p, Benjamini–Hochberg false-discovery rate)? Follows the present filter, but for sets derived from this analysis.',
  'hotspot.stale': 'The filter or the settings have changed; this is still the earlier result.',
  'hotspot.summary': '{cells} {what} ({empty} without a case), {cases} cases, {mean} in each on average.',
  'hotspot.summary-bins':
    'Hot: 99% {hot99}, 95% or more {hot95}, 90% or more {hot90}; cold (95% or more) {cold95}.',
  'hotspot.out':
    'Left out: {defaultAddress} at a default address, {missing} without a place, {outside} outside or suspect, {voided} void, {edge} beyond the outermost cells.',
  'hotspot.few':
    'An average neighbourhood expects fewer than 5 cases: the normal z is only indicative, the exact p decides.',
  'hotspot.mostly-empty':
    'More than half of the cells are empty: hotspots may only show where the city is built up; comparing like with like says more.',
  'hotspot.none': 'No significant hotspot: chance explains how these cases are spread.',
  'hotspot.clusters': 'Hot areas (touching cells at 95% or more)',
  'hotspot.cluster': '{cases} cases, the average would be {expected}',
  'hotspot.cluster-cells': '{cells} {cells?cell:cells}',
  'hotspot.pick': 'Click any cell on the map to see why it is hot, or why not.',
  'hotspot.why.hot': 'Why this cell is hot',
  'hotspot.why.cold': 'Why this cell is cold',
  'hotspot.why.neither': 'Why this cell is not called',
  'hotspot.why.count':
    'This cell has {count} {count?case:cases}; the average of all {cells} cells is {mean}.',
  'hotspot.why.neighbourhood':
    'With the {neighbours} around it there are {sum}; if counts were swapped among cells at random, {expected} would be expected: {ratio} times that.',
  'hotspot.why.p':
    'Random swapping departs this far with probability p {p} (two-sided, exact). Gi* z = {z}, normal approximation p {normalP}.',
  'hotspot.why.called':
    'With {cells} cells tested at once the corrected false-discovery rate is {rate}: called {what} with {percent}% confidence.',
  'hotspot.why.not-called':
    'With {cells} cells tested at once the corrected false-discovery rate is {rate}, above 10%: chance is not ruled out.',
  'hotspot.why.few':
    'This neighbourhood expects only {expected} cases, fewer than 5: z and the normal p are unreliable, the exact p decides.',
  'hotspot.why.hot-word': 'hot',
  'hotspot.why.cold-word': 'cold',
  'hotspot.why.cases': 'Only the cases here and around',
  'hotspot.why.close': 'Close the explanation',
  'hotspot.refused.no_zones':
    'There are no boundaries yet, so the study area is unknown. Import polygons of communities, grids or streets (GeoJSON) under Data first.',
  'hotspot.refused.no_cells': 'No cell of this size fits into the study area. Choose smaller cells.',
  'hotspot.refused.too_few_cells':
    'Too few units to compare: a grid needs 30, zones and streets need 8. Choose smaller cells, or other units.',
  'hotspot.refused.too_many_cells': 'Too many cells (at most 400,000). Choose larger cells.',
  'hotspot.refused.too_many_cases':
    'Single cells hold more cases than the exact computation takes (about 2.1 million). Shorten the period or choose smaller cells.',
  'hotspot.refused.no_cases': 'No case of the present filter falls into a cell. Widen the filter.',
  'hotspot.refused.one_place': 'All cases are in one cell: nothing to compare. Widen the filter.',
  'hotspot.refused.no_variance': 'Every cell has the same number of cases: nothing to compare.',
} as const;
