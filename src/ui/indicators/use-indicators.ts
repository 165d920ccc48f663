import { useEffect, useMemo } from 'react';
import type { IndicatorReport } from '../../domain/indicator';
import { createIndicatorAsker } from '../../state/indicator-commands';
import { useApp, useAppState } from '../../state/use-app';

/** The report on the rows of the committed filter, asked again when filter, data or counting change. */
export function useIndicators(): IndicatorReport | null {
  const app = useApp();
  const asker = useMemo(() => createIndicatorAsker(app), [app]);
  const filter = useAppState((state) => state.view.filter);
  const choice = useAppState((state) => state.indicators.choice);
  const dataset = useAppState((state) => state.dataset);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these changes what the answer is
  useEffect(() => asker.request(), [asker, filter, choice, dataset.version, dataset.engineReady]);
  return useAppState(({ indicators }) => (indicators.version === dataset.version ? indicators.report : null));
}
