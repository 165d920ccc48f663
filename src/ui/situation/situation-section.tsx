import type { ReactNode } from 'react';
import type { SituationSection as SectionId } from '../../domain/situation-choices';
import { setSituation } from '../../state/settings-commands';
import { useApp, useAppState } from '../../state/use-app';
import { ChartMenu, type ChartMenuProps } from '../charts/chart-menu';
import { ChartSection } from '../charts/chart-section';

interface SituationSectionProps {
  readonly id: SectionId;
  readonly title: string;
  readonly note?: ReactNode;
  /** Absent where there is nothing to save. */
  readonly menu?: Omit<ChartMenuProps, 'title'> | undefined;
  readonly children: ReactNode;
}

/** A view of the panel; whether it is folded is remembered, and a folded one is not asked. */
export function SituationSection({ id, title, note, menu, children }: SituationSectionProps) {
  const app = useApp();
  const folded = useAppState((state) => state.situation.folded.includes(id));
  return (
    <ChartSection
      id={id}
      title={title}
      open={!folded}
      note={note}
      onOpen={(open) => {
        const others = app.store.getState().situation.folded.filter((other) => other !== id);
        setSituation(app, { folded: open ? others : [...others, id] });
      }}
      actions={menu === undefined ? undefined : <ChartMenu title={title} {...menu} />}
    >
      {children}
    </ChartSection>
  );
}
