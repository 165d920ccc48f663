import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { ChartSheet } from '../../charts/chart-sheet';
import { Icon } from '../kit/icon';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import styles from './chart-menu.module.css';
import { useSheetFiles } from './use-sheet-files';

export interface ChartMenuProps {
  readonly title: string;
  /** Made when it is asked for: nothing is drawn twice while a brush moves. */
  readonly sheet: () => ChartSheet;
  /** The same view with room. */
  readonly large?: () => ReactNode;
  /** The items lie above the button: the chart is at the lower edge of the screen. */
  readonly upward?: boolean;
}

/** What can be done with any chart, behind one quiet button. */
export function ChartMenu({ title, sheet, large, upward = false }: ChartMenuProps) {
  const { t } = useTranslation();
  const files = useSheetFiles();
  const menu = useRef<HTMLDetailsElement>(null);
  const [isLarge, setLarge] = useState(false);
  const choose = (act: () => void) => () => {
    if (menu.current !== null) menu.current.open = false;
    menu.current?.querySelector('summary')?.focus();
    act();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    event.stopPropagation();
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  const items: readonly { readonly id: 'large' | 'png' | 'svg' | 'copy'; readonly act: () => void }[] = [
    ...(large === undefined ? [] : [{ id: 'large' as const, act: () => setLarge(true) }]),
    { id: 'png', act: () => files.savePng(sheet()) },
    { id: 'svg', act: () => files.saveSvg(sheet()) },
    { id: 'copy', act: () => files.copyTable(sheet()) },
  ];
  return (
    <>
      <details
        ref={menu}
        className={styles.menu}
        onKeyDown={keyDown}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
        }}
      >
        <summary
          aria-label={t('charts.menu.of', { title })}
          title={t('charts.menu')}
          data-testid="chart-menu"
        >
          <Icon name="more" />
        </summary>
        <div className={styles.items} data-upward={upward}>
          {items.map(({ id, act }) => (
            <button key={id} type="button" data-testid={`chart-${id}`} onClick={choose(act)}>
              {t(`charts.menu.${id}`)}
            </button>
          ))}
        </div>
      </details>
      {isLarge && large !== undefined ? (
        <Modal title={title} wide testId="chart-large-view" onClose={() => setLarge(false)}>
          {large()}
        </Modal>
      ) : null}
    </>
  );
}
