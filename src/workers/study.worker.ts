import { expose } from 'comlink';
import { backTest } from '../analysis/back-test';
import { changedRows, changeStudy } from '../analysis/change-study';
import { densityRows } from '../analysis/density-rows';
import { densityStudy } from '../analysis/density-study';
import { explainPlace } from '../analysis/explain-place';

const room = {
  density: densityStudy,
  densityRows,
  change: changeStudy,
  changedRows,
  backTest,
  explain: explainPlace,
};

export type StudyWorker = typeof room;

expose(room);
