import { expose } from 'comlink';
import { binPoints, densityGrid, pointCodes } from '../analysis/density';
import { createSmooth } from '../analysis/density-smoothing';
import { placeCases, surveyPoints } from '../analysis/place-cases';
import { createBrushIndex } from '../crossfilter/brush-index';

const index = createBrushIndex({
  surveyPoints,
  placeCases,
  densityGrid,
  pointCodes,
  binPoints,
  smooth: createSmooth(),
});

/** The same index for the page and, through a port of its own, for the worker that fills it. */
const room = {
  ...index,
  connect(port: MessagePort): void {
    expose(index, port);
  },
};

export type BrushRoom = typeof room;

expose(room);
