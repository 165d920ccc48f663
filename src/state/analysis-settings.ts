import type { AnalysisSettings } from '../session/analysis-schema';
import type { AppState } from './app-state';
import type { Application } from './application';

/** For a link: what the analyses are asked with. */
export function analysisSettings({ hotspot, studies }: AppState): AnalysisSettings {
  const { density, comparison, units, trainingWeeks, testWeeks } = studies.choices;
  return { hotspot: hotspot.recipe, density, comparison, units, trainingWeeks, testWeeks };
}

/** From a link: the next runs are asked with the same; results that are there stay and are shown as of before. */
export function applyAnalysis(app: Application, analysis: AnalysisSettings | undefined): void {
  if (analysis === undefined) return;
  const { hotspot, ...choices } = analysis;
  app.store.setState((state) => ({
    hotspot: { ...state.hotspot, recipe: hotspot },
    studies: { ...state.studies, choices: { ...state.studies.choices, ...choices } },
  }));
}
