/** Filters by hour, number, fact and set of rows. */
export const clauses = {
  'chip.hours': '{field}：每周 {n} 个时段',
  'chip.number.hours': '从{from}到{to}的小时数',
  'chip.number.known': '{what}：有值',
  'chip.number.below': '{what}：小于 {to}',
  'chip.number.from': '{what}：不小于 {from}',
  'chip.number.between': '{what}：{from} 至 {to}（不含）',
  'chip.fact.not': '非“{what}”',
  'chip.set.hotspot': '热点内的案件（{when} 固定）',
  'chip.set.repeat': '反复发生地点的案件（{when} 固定）',
  'chip.set.selection': '选定的案件（{when} 固定）',
  'undo.hours': '时段筛选',
  'undo.number': '数值筛选',
  'undo.fact': '办理情况筛选',
  'undo.set': '案件集合筛选',
} as const;
