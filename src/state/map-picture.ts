import type { Application } from './application';

const drawers = new WeakMap<Application, () => Promise<Blob | null>>();

/** Whoever has the map on screen offers to draw it with its legend; null takes the offer back. */
export function offerMapPicture(app: Application, draw: (() => Promise<Blob | null>) | null): void {
  if (draw === null) drawers.delete(app);
  else drawers.set(app, draw);
}

/** The map as it stands; null where there is none, or it cannot be drawn. */
export async function mapPicture(app: Application): Promise<Blob | null> {
  return (
    (await drawers
      .get(app)?.()
      .catch(() => null)) ?? null
  );
}
