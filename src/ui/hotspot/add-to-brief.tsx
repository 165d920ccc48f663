import type { Filter } from '../../domain/filter';
import type { Span } from '../../domain/period';
import { addToBrief } from '../../state/brief-commands';
import { useApp, useAppState } from '../../state/use-app';
import { clauseText, lastDayText, momentText } from '../filters/clause-text';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';

interface AddToBriefProps {
  readonly title: string;
  readonly sentences: readonly string[];
  /** How the numbers were made, beside the filter and the span. */
  readonly settings: readonly string[];
  readonly filter: Filter;
  readonly span?: Span | null;
  readonly testId?: string;
}

/** Sets a finding aside with its sentences, its settings, the map as it stands and a link. */
export function AddToBrief({ title, sentences, settings, filter, span = null, testId }: AddToBriefProps) {
  const app = useApp();
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const plans = useAppState((state) => state.planClauses.plans);
  const add = () => {
    const clauses = filter.map((clause) => clauseText(t, clause, zoneSet, plans));
    void addToBrief(app, {
      title,
      sentences,
      settings: [
        ...settings,
        ...(span === null
          ? []
          : [t('brief.span', { from: momentText(span.from), to: lastDayText(span.to) })]),
        t('brief.filter', { filter: clauses.length === 0 ? t('filters.none') : clauses.join('；') }),
      ],
    });
  };
  return (
    <Button data-testid={testId ?? 'add-to-brief'} onClick={add}>
      {t('brief.add')}
    </Button>
  );
}
