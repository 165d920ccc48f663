import type { Application } from './application';

const drawers = new WeakMap<Application, () => Promise<Blob | null>>();

/** Whoever has the map on screen offers to draw it with its legend; null takes the offer back. */
export function offerMapPicture(app: Application, draw: (() => Promise<Blob | null>) | null): void {
  if (draw === null) drawers.delete(app);
  else drawers.set(app, draw);
}

/** A page in the background draws no frame: nobody waits for ever. */
const LONGEST_MS = 15_000;

/** The map as it stands; null where there is none, or it cannot be drawn. */
export async function mapPicture(app: Application): Promise<Blob | null> {
  const draw = drawers.get(app);
  if (draw === undefined) return null;
  const late = new Promise<null>((done) => setTimeout(() => done(null), LONGEST_MS));
  return Promise.race([draw().catch(() => null), late]);
}
