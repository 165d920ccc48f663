import type { RowSetClause } from '../../domain/row-set';
import { cancelRemake, canRemake, remakeSet } from '../../state/set-makers';
import { useApp, useAppState } from '../../state/use-app';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';

/** A frozen set can be made again from its recipe, where somebody knows how. */
export function RemakeButton({ clause }: { readonly clause: RowSetClause }) {
  const app = useApp();
  const { t } = useTranslation();
  const making = useAppState((state) => state.rowSets.remaking);
  if (!canRemake(clause.source)) return null;
  if (making === clause.source) {
    const stop = t('chip.set.stop');
    return (
      <button
        type="button"
        title={stop}
        aria-label={stop}
        data-testid="set-remake-stop"
        onClick={() => cancelRemake(app)}
      >
        <Icon name="stop" />
      </button>
    );
  }
  const title = t(making === null ? 'chip.set.remake' : 'chip.set.remaking');
  return (
    <button
      type="button"
      title={title}
      aria-label={title}
      disabled={making !== null}
      data-testid="set-remake"
      onClick={() => void remakeSet(app, clause)}
    >
      <Icon name="redo" />
    </button>
  );
}
