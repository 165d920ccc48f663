import type { AnalysisSettings } from '../session/analysis-schema';
import type { AppState } from './app-state';
import type { Application } from './application';

/** For a link and the manifest: what the analyses are asked with. */
export function analysisSettings(state: AppState): AnalysisSettings {
  const { hotspot, studies, hotspotTab, emerging, repeat } = state;
  const { density, comparison, units, trainingWeeks, testWeeks } = studies.choices;
  const { weight, campaignDay, campaignDays } = studies.choices;
  return {
    hotspot: hotspot.recipe,
    density,
    comparison,
    units,
    trainingWeeks,
    testWeeks,
    tab: hotspotTab,
    weight,
    emerging: emerging.recipe,
    repeat: repeat.request,
    clusters: repeat.clusterRequest,
    campaignDay,
    campaignDays,
  };
}

/** From a link: the next runs are asked with the same; results that are there stay and are shown as of before. */
export function applyAnalysis(app: Application, analysis: AnalysisSettings | undefined): void {
  if (analysis === undefined) return;
  const { hotspot, density, comparison, units, trainingWeeks, testWeeks } = analysis;
  app.store.setState((state) => {
    const { choices } = state.studies;
    return {
      hotspot: { ...state.hotspot, recipe: hotspot },
      hotspotTab: analysis.tab ?? state.hotspotTab,
      emerging: { ...state.emerging, recipe: analysis.emerging ?? state.emerging.recipe },
      repeat: {
        ...state.repeat,
        request: analysis.repeat ?? state.repeat.request,
        clusterRequest: analysis.clusters ?? state.repeat.clusterRequest,
      },
      studies: {
        ...state.studies,
        choices: {
          ...choices,
          density,
          comparison,
          units,
          trainingWeeks,
          testWeeks,
          weight: analysis.weight ?? choices.weight,
          campaignDay: analysis.campaignDay === undefined ? choices.campaignDay : analysis.campaignDay,
          campaignDays: analysis.campaignDays ?? choices.campaignDays,
        },
      },
    };
  });
}
