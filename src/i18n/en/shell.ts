import type { shell as source } from '../zh-CN/shell';

export const shell: Record<keyof typeof source, string> = {
  'shell.title': 'Shirong: one map of the city',
  'shell.nav': 'Workspaces',
  'shell.nav.situation': 'Situation',
  'shell.nav.hotspot': 'Hotspots',
  'shell.nav.grid': 'Grids',
  'shell.nav.records': 'Records',
  'shell.nav.data': 'Data',
};
