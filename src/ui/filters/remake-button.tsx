import type { RowSetClause } from '../../domain/row-set';
import { canRemake, remakeSet } from '../../state/set-makers';
import { useApp, useAppState } from '../../state/use-app';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';

/** A frozen set can be made again from its recipe, where somebody knows how. */
export function RemakeButton({ clause }: { readonly clause: RowSetClause }) {
  const app = useApp();
  const { t } = useTranslation();
  const running = useAppState((state) => state.rowSets.remaking !== null);
  if (!canRemake(clause.source)) return null;
  const title = t(running ? 'chip.set.remaking' : 'chip.set.remake');
  return (
    <button
      type="button"
      title={title}
      aria-label={title}
      disabled={running}
      data-testid="set-remake"
      onClick={() => void remakeSet(app, clause)}
    >
      <Icon name="redo" />
    </button>
  );
}
