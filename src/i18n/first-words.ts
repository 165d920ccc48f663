import { clauses } from './zh-CN/clauses';
import { layers } from './zh-CN/layers';
import { map } from './zh-CN/map';
import { panels } from './zh-CN/panels';
import { saved } from './zh-CN/saved';
import { shell } from './zh-CN/shell';

/** What the first picture says: header, map, legends, status bar. The rest comes after it, with the panels that say it. */
export const firstWords = {
  ...shell,
  ...saved,
  ...clauses,
  ...layers,
  ...map,
  ...panels,
} as const;
