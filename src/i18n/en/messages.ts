import type { Messages } from '../translate';
import { analyses } from './analyses';
import { charts } from './charts';
import { classes } from './classes';
import { clauses } from './clauses';
import { datasets } from './datasets';
import { exporting } from './exporting';
import { fields } from './fields';
import { hotspot } from './hotspot';
import { importing } from './import';
import { indicators } from './indicators';
import { layers } from './layers';
import { map } from './map';
import { mapFiles } from './map-files';
import { panels } from './panels';
import { place } from './place';
import { planWork } from './plan-work';
import { planning } from './planning';
import { project } from './project';
import { quality } from './quality';
import { reading } from './reading';
import { records } from './records';
import { recordsTable } from './records-table';
import { saved } from './saved';
import { shell } from './shell';
import { sql } from './sql';
import { studies } from './studies';

export const messages: Messages = {
  ...studies,
  ...shell,
  ...saved,
  ...sql,
  ...exporting,
  ...fields,
  ...datasets,
  ...charts,
  ...clauses,
  ...records,
  ...recordsTable,
  ...importing,
  ...layers,
  ...map,
  ...mapFiles,
  ...panels,
  ...place,
  ...hotspot,
  ...analyses,
  ...indicators,
  ...quality,
  ...classes,
  ...planning,
  ...planWork,
  ...project,
  ...reading,
};
