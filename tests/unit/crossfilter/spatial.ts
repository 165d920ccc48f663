import { binPoints, densityGrid, smooth } from '../../../src/analysis/density';
import { placeCases, surveyPoints } from '../../../src/analysis/place-cases';
import type { Spatial } from '../../../src/crossfilter/spatial';

/** As the worker wires it. */
export const spatial: Spatial = { surveyPoints, placeCases, densityGrid, binPoints, smooth };
