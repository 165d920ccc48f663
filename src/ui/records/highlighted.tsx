import { foldText } from '../../domain/folded-text';
import styles from './records-table.module.css';

/** The text with every place marked where it holds what was looked for; `needle` as `foldText` gives it. */
export function Highlighted({ text, needle }: { text: string; needle: string }) {
  if (needle === '') return text;
  const folded = foldText(text);
  const parts: { readonly at: number; readonly text: string; readonly found: boolean }[] = [];
  let from = 0;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, from)) {
    if (at > from) parts.push({ at: from, text: text.slice(from, at), found: false });
    parts.push({ at, text: text.slice(at, at + needle.length), found: true });
    from = at + needle.length;
  }
  if (parts.length === 0) return text;
  if (from < text.length) parts.push({ at: from, text: text.slice(from), found: false });
  return parts.map((part) =>
    part.found ? (
      <mark key={part.at} className={styles.found}>
        {part.text}
      </mark>
    ) : (
      <span key={part.at}>{part.text}</span>
    ),
  );
}
