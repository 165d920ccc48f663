import { PLAN_TOOLS } from '../../domain/plan-tool';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import { TOOL_KEYS } from '../map/use-plan-keys';
import styles from './help.module.css';

const SHORTCUTS = [
  ['Ctrl K', 'help.search'],
  ['Ctrl Z', 'help.undo'],
  ['Ctrl Shift Z', 'help.redo'],
  ['Alt 1 – 5', 'help.workspaces'],
  ['Esc', 'help.escape'],
] as const;

const PLAN_KEYS = [
  ['N', 'plan.zone.new'],
  ['1 – 9', 'plan.help.zone'],
  ['0', 'plan.help.nobody'],
  ['[  ]', 'plan.help.brush-size'],
  ['← ↑ → ↓', 'plan.help.move'],
  ['Enter', 'plan.help.give'],
  ['Delete', 'plan.help.take-away'],
  ['Space', 'plan.help.pan'],
] as const;

const RECORDS_KEYS = [
  ['← ↑ → ↓', 'records.help.move'],
  ['Home  End', 'records.help.ends'],
  ['Enter', 'records.help.open'],
  ['Space', 'records.help.pick'],
  ['Ctrl A', 'records.help.pick-all'],
  ['Ctrl F', 'records.help.find'],
  ['Alt ← →', 'records.help.move-column'],
  ['Alt Shift ← →', 'records.help.widen-column'],
  ['Alt ↓', 'records.help.column-menu'],
] as const;

export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal wide title={t('help.title')} onClose={onClose} testId="help-dialog">
      <Keys keys={SHORTCUTS.map(([key, text]) => [key, t(text)])} />
      <p>{t('help.brush')}</p>
      <h3 className={styles.part}>{t('plan.title')}</h3>
      <Keys
        columns
        keys={[
          ...PLAN_TOOLS.map((tool) => [TOOL_KEYS[tool], t(`plan.tool.${tool}`)] as const),
          ...PLAN_KEYS.map(([key, text]) => [key, t(text)] as const),
        ]}
      />
      <h3 className={styles.part}>{t('records.help')}</h3>
      <Keys columns keys={RECORDS_KEYS.map(([key, text]) => [key, t(text)])} />
      <p>{t('help.privacy')}</p>
    </Modal>
  );
}

function Keys({
  keys,
  columns = false,
}: {
  readonly keys: readonly (readonly [key: string, what: string])[];
  readonly columns?: boolean;
}) {
  return (
    <dl className={`${styles.keys} ${columns ? styles.columns : ''}`}>
      {keys.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
