import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Translate } from '../../i18n/translate';
import { actOn } from '../../state/act-on-finding';
import { type Finding, findAtOnce, findCases } from '../../state/search';
import { useApp, useAppState } from '../../state/use-app';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import styles from './search-box.module.css';

const PAUSE_MS = 180;

/** One box for everything: what is in memory is found at every key, cases after a short pause. */
export function SearchBox() {
  const app = useApp();
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [cases, setCases] = useState<{ readonly text: string; readonly found: readonly Finding[] }>({
    text: '',
    found: [],
  });
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const version = useAppState((state) => state.dataset.version);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other data gives other findings
  const atOnce = useMemo(
    () => findAtOnce(app.store.getState(), text, (id) => t(`search.command.${id}`)),
    [app, text, t, version],
  );
  const findings = cases.text === text ? [...atOnce, ...cases.found] : atOnce;

  useEffect(() => {
    if (text.trim() === '') return;
    let stale = false;
    const timer = setTimeout(() => {
      findCases(app, text).then(
        (found) => {
          if (!stale) setCases({ text, found });
        },
        // A search that was overtaken by the next key is cancelled: nothing to say.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [app, text]);

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);

  function choose(finding: Finding | undefined): void {
    if (finding === undefined) return;
    actOn(app, finding);
    setOpen(false);
    setText('');
    input.current?.blur();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // While an input method composes, Enter and arrows belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at) => (at + step + Math.max(1, findings.length)) % Math.max(1, findings.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (findings.length > 0) choose(findings[active]);
      else void findCases(app, text).then(([first]) => choose(first));
    } else if (event.key === 'Escape') {
      setOpen(false);
      input.current?.blur();
    }
  }

  const shown = open && text.trim() !== '';
  return (
    <search className={styles.search}>
      <span className={styles.icon}>
        <Icon name="search" />
      </span>
      <input
        ref={input}
        type="text"
        role="combobox"
        data-testid="search-box"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && findings.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd className={styles.key}>Ctrl K</kbd>
      <div id={listId} role="listbox" aria-label={t('search.label')} className={styles.list} hidden={!shown}>
        {findings.map((finding, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works in the input (combobox pattern)
          <div
            key={JSON.stringify(finding)}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={styles.option}
            // The list must not take the focus before the click arrives.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(finding)}
          >
            <span className={styles.kind}>{kindText(t, finding)}</span>
            <span className={styles.name}>{findingText(t, finding)}</span>
          </div>
        ))}
        {findings.length === 0 && cases.text === text ? (
          <div className={styles.none}>{t('search.none', { text })}</div>
        ) : null}
      </div>
    </search>
  );
}

function kindText(t: Translate, finding: Finding): string {
  return finding.kind === 'value' ? t(`field.${finding.field}`) : t(`search.kind.${finding.kind}`);
}

function findingText(t: Translate, finding: Finding): string {
  switch (finding.kind) {
    case 'place':
      return t('search.fly', { lng: String(finding.lngLat[0]), lat: String(finding.lngLat[1]) });
    case 'class':
      return finding.minor === null ? finding.major : `${finding.minor} · ${finding.major}`;
    case 'value':
      return finding.value;
    case 'zone':
      return finding.within === '' ? finding.name : `${finding.name} · ${finding.within}`;
    case 'case':
      return finding.caseId;
    case 'command':
      return t(`search.command.${finding.command}`);
    case 'text':
      return t('search.text', { text: finding.text });
  }
}
