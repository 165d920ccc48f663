import type { ClassResolution, ClassTotal } from '../domain/class-standard';
import {
  type ClassBook,
  type ClassTheme,
  EMPTY_CLASS_BOOK,
  mergedBook,
  withoutResolution,
  withoutTheme,
  withResolution,
  withTheme,
} from '../domain/class-theme';
import { parseClassBook, readClassFile, storedBook } from '../session/class-book';
import { type Application, notify } from './application';

const STORED_AS = 'class-book';

/** Reads what this machine knows of classes; what cannot be read is as if it were not there. */
async function ownBook(app: Application): Promise<ClassBook> {
  const known = app.store.getState().classes.book;
  if (known !== null) return known;
  const stored = await app.services.keeper.value(STORED_AS).catch(() => null);
  const book = parseClassBook(stored) ?? EMPTY_CLASS_BOOK;
  app.store.setState((state) => ({ classes: { ...state.classes, book: state.classes.book ?? book } }));
  return app.store.getState().classes.book ?? book;
}

let asked = 0;

/** Matches the classes of the data and finds the themes in them; the newest request wins. */
export async function loadClasses(app: Application): Promise<void> {
  asked += 1;
  const turn = asked;
  const book = await ownBook(app);
  const { dataset } = app.store.getState();
  const { summary } = dataset;
  if (summary === null || summary.dictionaries.major === undefined) return;
  const totals = await classTotals(app);
  const report = await app.services.casebook.classes(totals, book);
  if (turn !== asked || app.store.getState().dataset.summary?.id !== summary.id) return;
  app.store.setState((state) => ({ classes: { ...state.classes, report, data: summary.id } }));
}

/** Every class of the data with all its cases, whatever is filtered, and the codes beside it where there are any. */
async function classTotals(app: Application): Promise<readonly ClassTotal[]> {
  const { class: answer } = await app.services.ask([], { class: { kind: 'classes' } });
  const { dataset, quality } = app.store.getState();
  if (answer?.kind !== 'classes' || dataset.summary === null) return [];
  const { major: majors = [''], minor: minors = [''] } = dataset.summary.dictionaries;
  const codes = new Map<string, string[]>();
  if (quality.data === dataset.summary.id) {
    for (const { major, minor, code } of quality.table?.classCodes ?? []) {
      const key = JSON.stringify([major, minor]);
      codes.set(key, [...(codes.get(key) ?? []), code]);
    }
  }
  return Array.from(answer.counts, (count, at) => {
    const major = majors[answer.majorCodes[at]!] ?? '';
    const minor = minors[answer.minorCodes[at]!] ?? '';
    const beside = codes.get(JSON.stringify([major, minor]));
    return beside === undefined ? { major, minor, count } : { major, minor, count, codes: beside };
  });
}

async function change(app: Application, edit: (book: ClassBook) => ClassBook): Promise<void> {
  const book = edit(await ownBook(app));
  app.store.setState((state) => ({ classes: { ...state.classes, book } }));
  try {
    await app.services.keeper.putValue(STORED_AS, storedBook(book));
  } catch {
    notify(app.store, 'warn', 'error.storage');
  }
  await loadClasses(app);
}

/** What a name of this file, and of all later ones, stands for. */
export function resolveClass(app: Application, resolution: ClassResolution): Promise<void> {
  return change(app, (book) => withResolution(book, resolution));
}

export function forgetResolution(app: Application, major: string, minor: string): Promise<void> {
  return change(app, (book) => withoutResolution(book, major, minor));
}

export function saveTheme(app: Application, theme: ClassTheme): Promise<void> {
  return change(app, (book) => withTheme(book, theme));
}

export function deleteTheme(app: Application, id: string): Promise<void> {
  return change(app, (book) => withoutTheme(book, id));
}

/** What another machine knew of classes is known here too; where both say something, the one that came says it. */
export function adoptClassBook(app: Application, book: ClassBook): Promise<void> {
  return change(app, (own) => mergedBook(own, book));
}

/** Matches and themes as a small file for another machine; no cases in it. */
export async function saveClassFile(app: Application): Promise<void> {
  const book = await ownBook(app);
  const text = JSON.stringify(storedBook(book), null, 1);
  app.services.saveFile('classes.shirong-classes.json', new Blob([text], { type: 'application/json' }));
  notify(app.store, 'good', 'notice.classes-saved', {
    resolutions: book.resolutions.length,
    themes: book.themes.length,
  });
}

/** True where the text was such a file: what it knows is added to what is known here. */
export function openClassFile(app: Application, text: string): boolean {
  const other = readClassFile(text);
  if (other === null) return false;
  void change(app, (book) => mergedBook(book, other)).then(() =>
    notify(app.store, 'good', 'notice.classes-opened', {
      resolutions: other.resolutions.length,
      themes: other.themes.length,
    }),
  );
  return true;
}
