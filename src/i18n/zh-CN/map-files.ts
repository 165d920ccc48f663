/** Files of the map: what is wrong with their shapes, and cases without points. */
export const mapFiles = {
  'import.without-points':
    '没有指定经纬度：案件按单元网格、社区、街道或道路归入区划，计入排名与统计，但不出现在点位、热力图和热点分析中。',
  'import.confirm-without-points': '不带坐标导入',
  'import.map-fault': '第 {line} 行：{what}',
  'import.torn-at': '内容在第 {line} 行处中断。',
  'map.no-points':
    '地图上没有点：{n} 件案件都没有坐标。其中 {area} 件按所填的社区、街道等归入区划，照常统计。',
  'map.no-points-no-zones':
    '地图上没有点：{n} 件案件都没有坐标。载入区划边界后，其中 {area} 件可按社区、街道等落到区划。',
  'data.faults': '文件里的 {n} 处问题',
  'data.fault.line': '行',
  'data.fault.feature': '要素',
  'data.fault.what': '问题',
  'data.fault.became': '处理',
  'data.fault.left': '未载入',
  'data.fault.kept': '已载入',
  'data.fault.more': '只列出前 {n} 处',
  'map-fault.member_missing': '缺少 {member} 成员',
  'map-fault.member_twice': '{member} 出现了两次，含义不明',
  'map-fault.member_misplaced': '这里不应有 {member} 成员',
  'map-fault.member_malformed': '{member} 的写法不对',
  'map-fault.type_unknown': 'type 不是 GeoJSON 的类型（区分大小写），或该处不是对象',
  'map-fault.position_malformed': '坐标应由至少两个数字组成',
  'map-fault.nesting_wrong': '坐标的方括号层数与类型不符',
  'map-fault.ring_open': '多边形的环没有闭合（首尾点不同）',
  'map-fault.ring_short': '多边形的环不足四个点',
  'map-fault.line_short': '线不足两个点',
  'map-fault.winding': '环的方向不合右手规则',
  'map-fault.single_collection': '几何集合里只有一个几何，宜直接使用该几何',
  'map-fault.no_geometry': '没有几何图形',
  'map-fault.out_of_range': '坐标不是经纬度',
} as const;
