import { EMPTY_SCORE_BOOK, type ScoreBook } from '../domain/indicator';
import { parseScoreBook, storedScoreBook } from '../session/score-book';
import { type Application, notify } from './application';

const STORED_AS = 'score-book';

/** Weights and parts by hand that this user keeps; what cannot be read is as if it were not there. */
export async function loadScoreBook(app: Application): Promise<void> {
  if (app.store.getState().indicators.book !== null) return;
  const stored = await app.services.keeper.value(STORED_AS).catch(() => null);
  const book = parseScoreBook(stored) ?? EMPTY_SCORE_BOOK;
  app.store.setState(({ indicators }) => ({ indicators: { ...indicators, book: indicators.book ?? book } }));
}

/** null takes the part's own weight again, or the entry away. */
export function setScorePart(
  app: Application,
  kind: keyof ScoreBook,
  score: string,
  part: string,
  value: number | null,
): Promise<void> {
  const book = app.store.getState().indicators.book ?? EMPTY_SCORE_BOOK;
  const { [part]: _, ...others } = book[kind][score] ?? {};
  const parts = value === null ? others : { ...others, [part]: value };
  return adoptScoreBook(app, { ...book, [kind]: { ...book[kind], [score]: parts } });
}

export function resetScore(app: Application, score: string): Promise<void> {
  const book = app.store.getState().indicators.book ?? EMPTY_SCORE_BOOK;
  const { [score]: _, ...weights } = book.weights;
  return adoptScoreBook(app, { ...book, weights });
}

export async function adoptScoreBook(app: Application, book: ScoreBook): Promise<void> {
  app.store.setState(({ indicators }) => ({ indicators: { ...indicators, book } }));
  try {
    await app.services.keeper.putValue(STORED_AS, storedScoreBook(book));
  } catch {
    notify(app.store, 'warn', 'error.storage');
  }
}
