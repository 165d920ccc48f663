export const hotspot = {
  'map.layer.hotspots': '显著热点',
  'map.legend.hotspots': '显著热点',
  'map.legend.local_moran': '局部莫兰（聚集与异常）',
  'map.legend.emerging': '时空趋势',
  'map.note.heat_under_hotspots': '热点图层打开时热力淡化',
  'hotspot.hot': '热点 {percent}%',
  'hotspot.cold': '冷点 {percent}%',
  'hotspot.significant': '显著热点',
  'hotspot.cell-side': '格网边长',
  'hotspot.cell-side-of': '{metres} m',
  'hotspot.run': '找显著热点',
  'hotspot.rerun': '重新计算',
  'hotspot.cancel': '取消',
  'hotspot.stage.grid': '划分格网…',
  'hotspot.stage.cases': '统计各格案件…',
  'hotspot.stage.statistics': '计算 Gi* 与精确 p 值…',
  'hotspot.intro':
    '逐个单元检验：这里和周围的案件，是否多到不能用偶然解释（精确置换 p 值，Benjamini–Hochberg 错误发现率校正）。按当前筛选计算，由本分析得出的集合条件除外。',
  'hotspot.stale': '筛选或设置已改变，下面仍是原来的结果。',
  'hotspot.summary': '{cells} 个{what}（其中 {empty} 个没有案件），{cases} 件，平均每个 {mean} 件。',
  'hotspot.summary-bins':
    '热点：99% {hot99} 个，95% 以上 {hot95} 个，90% 以上 {hot90} 个；冷点（95% 以上）{cold95} 个。',
  'hotspot.out':
    '未计入：默认地址 {defaultAddress} 件，无坐标 {missing} 件，超出辖区或坐标可疑 {outside} 件，已作废 {voided} 件，辖区边缘半格之外 {edge} 件。',
  'hotspot.few': '平均每个邻域的期望不足 5 件：正态 z 值只供参考，判定以精确 p 值为准。',
  'hotspot.mostly-empty':
    '一半以上的单元没有案件：热点多半只说明案件集中在建成区，换成同类地方相比更有意义。',
  'hotspot.none': '没有显著热点：当前案件的疏密可以用偶然解释。',
  'hotspot.clusters': '热点片区（95% 以上相连的单元）',
  'hotspot.cluster': '{cases} 件，平均水平应有 {expected} 件',
  'hotspot.cluster-cells': '{cells} 个',
  'hotspot.pick': '点地图上任一单元，看它为什么热（或不热）。',
  'hotspot.why.hot': '为什么这里是热点',
  'hotspot.why.cold': '为什么这里是冷点',
  'hotspot.why.neither': '为什么这里不算热点',
  'hotspot.why.count': '这里有 {count} 件，全部 {cells} 个单元平均 {mean} 件。',
  'hotspot.why.neighbourhood':
    '连同周围 {neighbours} 个单元共 {sum} 件；若案件数在各单元间随机互换，期望为 {expected} 件，是期望的 {ratio} 倍。',
  'hotspot.why.p':
    '随机互换得到这样偏离的结果，概率 p {p}（双侧，精确）。Gi* 的 z = {z}，正态近似 p {normalP}。',
  'hotspot.why.called':
    '在 {cells} 个单元同时检验下，校正后的错误发现率为 {rate}：以 {percent}% 的把握判为{what}。',
  'hotspot.why.not-called':
    '在 {cells} 个单元同时检验下，校正后的错误发现率为 {rate}，高于 10%：不能排除偶然。',
  'hotspot.why.few': '这个邻域只期望 {expected} 件，不足 5 件：z 值和正态 p 不可靠，以精确 p 为准。',
  'hotspot.why.hot-word': '热点',
  'hotspot.why.cold-word': '冷点',
  'hotspot.why.cases': '只看这里和周围的案件',
  'hotspot.why.close': '关闭说明',
  'hotspot.refused.no_zones':
    '还没有区划边界，无法确定研究区。请先在“数据”里导入社区、网格或街道的多边形（GeoJSON）。',
  'hotspot.refused.no_cells': '研究区里放不下一个这样大的格子。请把格网边长调小。',
  'hotspot.refused.too_few_cells':
    '单元太少，没有可比较的背景：格网至少 30 个，网格、社区、路段至少 8 个。请把格网调小，或换一种单元。',
  'hotspot.refused.too_many_cells': '格子太多（上限 40 万）。请把格网边长调大。',
  'hotspot.refused.too_many_cases':
    '个别格子的案件太多，超出精确计算的上限（约 210 万件）。请缩短时段，或把格网边长调小。',
  'hotspot.refused.no_cases': '当前筛选下没有能落到格子里的案件。请放宽筛选。',
  'hotspot.refused.one_place': '所有案件都在同一个单元，没有疏密可比。请放宽筛选。',
  'hotspot.refused.no_variance': '每个单元的案件数都相同，没有疏密可比。',
} as const;
