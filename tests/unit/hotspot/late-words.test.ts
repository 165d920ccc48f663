import { expect, it } from 'vitest';
import type { TellShare } from '../../../src/domain/share-done';
import { findEmerging } from '../../../src/state/emerging-commands';
import { runHotspots } from '../../../src/state/hotspot-commands';
import { appInNode } from './app-in-node';
import { openDemoCity } from './demo-city';

it('a run that has ended is not under way again when a last word of its progress comes late', async () => {
  const { app } = appInNode(await openDemoCity());
  const room = app.services.openHotspotRoom();
  const words: TellShare[] = [];
  const late = (tell: TellShare | undefined): TellShare => {
    words.push(tell!);
    return () => undefined;
  };
  Object.assign(app.services, {
    openHotspotRoom: () => ({
      ...room,
      findHotspots: (...[units, counts, recipe, tell]: Parameters<typeof room.findHotspots>) =>
        room.findHotspots(units, counts, recipe, late(tell)),
      findEmerging: (...[request, tell]: Parameters<typeof room.findEmerging>) =>
        room.findEmerging(request, late(tell)),
    }),
  });
  await runHotspots(app);
  await findEmerging(app);
  expect(words).toHaveLength(2);
  for (const tell of words) tell(0.9);
  const { hotspot, emerging } = app.store.getState();
  expect([hotspot.running, emerging.running]).toEqual([null, null]);
  expect([hotspot.found, emerging.found]).not.toContain(null);
});
