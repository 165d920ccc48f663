import { expose } from 'comlink';
import { backTest } from '../analysis/back-test';
import { changeStudy } from '../analysis/change-study';
import { densityStudy } from '../analysis/density-study';
import { explainPlace } from '../analysis/explain-place';

const room = { density: densityStudy, change: changeStudy, backTest, explain: explainPlace };

export type StudyWorker = typeof room;

expose(room);
