import { binPoints, densityGrid, pointCodes } from '../../../src/analysis/density';
import { createSmooth } from '../../../src/analysis/density-smoothing';
import { placeCases, surveyPoints } from '../../../src/analysis/place-cases';
import { locatePoints } from '../../../src/analysis/point-location';
import { snapToRoads } from '../../../src/analysis/road-snapping';
import type { Spatial } from '../../../src/crossfilter/spatial';

/** As the worker wires it. */
export const spatial: Spatial = {
  surveyPoints,
  placeCases,
  densityGrid,
  pointCodes,
  binPoints,
  smooth: createSmooth(),
  snapToRoads,
  locatePoints,
};
