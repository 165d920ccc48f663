/** Elements whose text is no part of the paragraph around them: comments, notes, how to pronounce a text. */
const ASIDE: ReadonlySet<string> = new Set(['annotation', 'note', 'ruby-text', 'tracked-changes']);
/** `text:s` may stand for so many blanks; more is no text. */
const MOST_BLANKS = 10_000;

/**
 * The paragraphs of a cell as one text with a line break between them (ODF 1.3 part 3, 6.1: runs of white space are one
 * blank, those at the ends of a paragraph none; `text:s`, `text:tab` and `text:line-break` stand for themselves).
 */
export function createCellText() {
  let text = '';
  let paragraphs = 0;
  let inParagraph = 0;
  let aside = 0;
  /** White space that counts only if something follows it. */
  let blank = false;
  let begun = false;

  function add(written: string): void {
    if (blank && begun) text += ' ';
    blank = false;
    begun = true;
    text += written;
  }

  return {
    clear(): void {
      text = '';
      paragraphs = 0;
      inParagraph = 0;
      aside = 0;
    },
    open(name: string, count: string | undefined): void {
      if (ASIDE.has(name)) aside++;
      else if (aside > 0) return;
      else if (name === 'p' || name === 'h') {
        if (inParagraph++ > 0) return;
        if (paragraphs++ > 0) text += '\n';
        blank = false;
        begun = false;
      } else if (inParagraph === 0) return;
      else if (name === 's') add(' '.repeat(Math.min(MOST_BLANKS, Math.max(1, Number(count ?? 1) || 1))));
      else if (name === 'tab') add('\t');
      else if (name === 'line-break') add('\n');
    },
    close(name: string): void {
      if (ASIDE.has(name)) aside--;
      else if (aside === 0 && (name === 'p' || name === 'h')) inParagraph--;
    },
    text(piece: string): void {
      if (inParagraph === 0 || aside > 0) return;
      const words = piece.replace(/[ \t\n\r]+/g, ' ');
      const from = words.startsWith(' ') ? 1 : 0;
      if (from === 1) blank = true;
      const to = words.endsWith(' ') && words.length > from ? words.length - 1 : words.length;
      if (to > from) add(words.slice(from, to));
      if (to < words.length) blank = true;
    },
    value: () => text,
  };
}
