import { useEffect, useMemo } from 'react';
import type { IndicatorReport } from '../../domain/indicator';
import { createIndicatorAsker } from '../../state/indicator-commands';
import { useApp, useAppState } from '../../state/use-app';

/** The report on the rows of the committed filter, asked again when filter, data, ground or counting change. */
export function useIndicators(): IndicatorReport | null {
  const app = useApp();
  const asker = useMemo(() => createIndicatorAsker(app), [app]);
  const filter = useAppState((state) => state.view.filter);
  const counting = useAppState((state) => state.view.counting);
  const book = useAppState((state) => state.indicators.book);
  const workTime = useAppState((state) => state.indicators.workTimeVersion);
  const references = useAppState((state) => state.references);
  const dataset = useAppState((state) => state.dataset);
  useEffect(() => asker.attend(), [asker]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these changes what the answer is
  useEffect(
    () => asker.request(),
    [asker, filter, counting, book, workTime, references, dataset.version, dataset.engineReady],
  );
  return useAppState(({ indicators }) => (indicators.version === dataset.version ? indicators.report : null));
}
