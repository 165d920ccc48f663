export const shell = {
  'shell.title': '市容一张图',
  'shell.nav': '工作区',
  'shell.nav.situation': '态势',
  'shell.nav.hotspot': '热点',
  'shell.nav.grid': '网格',
  'shell.nav.records': '台账',
  'shell.nav.data': '数据',
} as const;
