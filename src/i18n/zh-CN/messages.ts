import { firstWords } from '../first-words';
import { analyses } from './analyses';
import { charts } from './charts';
import { classes } from './classes';
import { datasets } from './datasets';
import { exporting } from './exporting';
import { fields } from './fields';
import { hotspot } from './hotspot';
import { importing } from './import';
import { indicators } from './indicators';
import { mapFiles } from './map-files';
import { place } from './place';
import { planWork } from './plan-work';
import { planning } from './planning';
import { project } from './project';
import { quality } from './quality';
import { reading } from './reading';
import { records } from './records';
import { recordsTable } from './records-table';
import { sql } from './sql';
import { studies } from './studies';

/** The source of truth: its keys are the keys of every other language. */
export const messages = {
  ...firstWords,
  ...studies,
  ...sql,
  ...exporting,
  ...fields,
  ...datasets,
  ...charts,
  ...records,
  ...recordsTable,
  ...importing,
  ...mapFiles,
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
} as const;
