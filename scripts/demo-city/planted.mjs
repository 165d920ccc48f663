import { DAY, dateText, FIRST_DAY, LAST_DAY } from './calendar.mjs';
import { CLASSES } from './classes.mjs';
import { distance, toLngLat } from './plane.mjs';
import { randomStream } from './random.mjs';

const FULL_ROWS = 200_000;
const FULL_REPEAT_PLACES = 60;
/** Below this there is no room for repeat places beside everything else. */
const FEW_ROWS = 1000;
/** Share of all cases that stand at the bureau's own point. */
const DEFAULT_ADDRESS_SHARE = 0.016;
const REPEAT_JITTER_METRES = 8;
const REPEAT_RADIUS_METRES = 30;

const day = (text) => Date.parse(`${text}T00:00:00Z`);
const GROWTH = { steady: () => 1, growing: (t) => 0.04 + t * t * 2, fading: (t) => 0.04 + (1 - t) ** 2 * 2 };
const EVENING = [18, 19, 20, 21, 22];
/** [class, part, radius m, extra cases at 200,000 rows and strength 1, growth, first and last day, own hours] */
const HOTSPOTS = [
  ['无照经营游商', 'old', 180, 620, 'steady', null, null, EVENING],
  ['无照经营游商', 'inner', 240, 520, 'growing'],
  ['无照经营游商', 'inner', 150, 380, 'steady', '2025-03-01', '2026-06-30', [6, 7, 8]],
  ['店外经营', 'old', 220, 560, 'fading'],
  ['店外经营', 'inner', 300, 150, 'steady'],
  ['占道经营', 'old', 160, 420, 'growing'],
  ['占道经营', 'outer', 260, 300, 'growing', '2025-07-01', '2026-06-30'],
  ['暴露垃圾', 'inner', 320, 260, 'steady'],
  ['暴露垃圾', 'outer', 420, 170, 'fading'],
  ['垃圾未分类', 'inner', 350, 150, 'fading'],
  ['垃圾站（箱）满溢', 'old', 200, 330, 'growing'],
  ['机动车乱停放', 'old', 260, 240, 'steady', null, null, [8, 9, 17, 18]],
  ['共享单车乱象', 'inner', 140, 200, 'growing', '2025-01-01', '2026-06-30', [7, 8, 9, 17, 18, 19]],
  ['非机动车乱停放', 'inner', 170, 340, 'steady'],
  ['施工扰民', 'outer', 380, 130, 'steady', '2025-04-01', '2026-01-31', [22, 23, 0, 1]],
  ['工地扬尘', 'outer', 450, 110, 'fading', '2024-07-01', '2025-12-31'],
  ['私搭乱建', 'inner', 380, 130, 'growing'],
  ['非法小广告', 'old', 280, 170, 'fading'],
  ['露天烧烤', 'inner', 160, 150, 'steady', null, null, [20, 21, 22, 23]],
  ['噪声扰民', 'old', 200, 300, 'growing', '2025-06-01', '2026-06-30', [19, 20, 21]],
];

/**
 * What is hidden in the data for others to find. Gives `cases` (class, cell, point, time, kind of plant) and `truth`,
 * plain data for truth.json.
 */
export function plant(seed, { rows, strength }, administration, where, when) {
  // Places come from a stream of their own: they are the same whatever the rows and the strength.
  const places = randomStream(seed, 'planted-places');
  const stream = randomStream(seed, 'planted-cases');
  const scale = rows / FULL_ROWS;
  const taken = [];
  const cases = [];
  const spotFor = (place, parts, apart) => {
    for (let tries = 0; tries < 20_000; tries++) {
      const spot = where.draw(place, places);
      const { block } = administration.items[spot.cell];
      if (parts && !parts.includes(block.use)) continue;
      if (taken.some((other) => distance(other, spot.at) < apart)) continue;
      taken.push(spot.at);
      return spot;
    }
    throw new Error('no room left for another planted place');
  };
  const bureau = spotFor('street', ['old'], 700);
  const hotspots = HOTSPOTS.map(([minor, part, radiusMetres, full, growth, first, last, hours], number) => {
    const c = CLASSES.findIndex((one) => one.minor === minor);
    const { at } = spotFor(CLASSES[c].place, [part], 900);
    const from = first ? day(first) : FIRST_DAY;
    const to = last ? day(last) : LAST_DAY;
    const drawTime = when.periodic(c, { from, to, weight: GROWTH[growth], hours });
    const extra = Math.round(full * scale * strength);
    let placed = 0;
    for (let tries = 0; placed < extra && tries < extra * 200; tries++) {
      // A little denser in the middle than a flat disc, as a market is.
      const reach = radiusMetres * 0.98 * stream.next() ** 0.62;
      const angle = 2 * Math.PI * stream.next();
      const point = [at[0] + reach * Math.cos(angle), at[1] + reach * Math.sin(angle)];
      const cell = where.find(point);
      if (cell < 0 || administration.items[cell].block.water) continue;
      cases.push({ c, cell, at: point, reported: drawTime(stream), plant: 'hotspot' });
      placed++;
    }
    const [lng, lat] = toLngLat(at);
    const { code, major } = CLASSES[c];
    return {
      id: `H${String(number + 1).padStart(2, '0')}`,
      lng,
      lat,
      radiusMetres,
      classCode: code,
      major,
      minor,
      growth,
      from: dateText(from),
      to: dateText(to),
      hours: hours ?? null,
      extraCases: placed,
    };
  });
  const count = rows < FEW_ROWS ? 0 : Math.max(3, Math.round(FULL_REPEAT_PLACES * Math.min(1, scale)));
  const repeatable = CLASSES.map((_, i) => i).filter(
    (i) => CLASSES[i].weight >= 2 && CLASSES[i].place !== 'water',
  );
  const repeatPlaces = Array.from({ length: count }, (_, number) => {
    const c = places.pick(repeatable);
    const { at } = spotFor(CLASSES[c].place, null, 120);
    const from = FIRST_DAY + places.integer(0, Math.round((LAST_DAY - FIRST_DAY) / DAY) - 30) * DAY;
    const to = from + 29 * DAY;
    const wanted = places.integer(12, 34);
    const draws = Array.from({ length: 30 }, (_, d) =>
      when.periodic(c, { from: from + d * DAY, to: from + d * DAY, weight: () => 1 }),
    );
    const used = new Set();
    let placed = 0;
    for (let tries = 0; placed < wanted && tries < 5000; tries++) {
      const point = [
        at[0] + REPEAT_JITTER_METRES * stream.normal(),
        at[1] + REPEAT_JITTER_METRES * stream.normal(),
      ];
      const cell = where.find(point);
      if (
        cell < 0 ||
        distance(point, at) > REPEAT_RADIUS_METRES - 2 ||
        administration.items[cell].block.water
      )
        continue;
      // The first six fall on six days, so that the place is a repeat place by definition and not by luck.
      const d = placed < 6 ? placed * 5 : stream.integer(0, 29);
      used.add(d);
      cases.push({ c, cell, at: point, reported: draws[d](stream), plant: 'repeat' });
      placed++;
    }
    const [lng, lat] = toLngLat(at);
    const { code, major, minor } = CLASSES[c];
    return {
      id: `R${String(number + 1).padStart(2, '0')}`,
      lng,
      lat,
      radiusMetres: REPEAT_RADIUS_METRES,
      classCode: code,
      major,
      minor,
      from: dateText(from),
      to: dateText(to),
      cases: placed,
      days: used.size,
    };
  });
  const [lng, lat] = toLngLat(bureau.at);
  return {
    cases,
    bureau,
    truth: {
      hotspots,
      repeatPlaces,
      defaultAddress: { lng, lat, cases: Math.round(rows * DEFAULT_ADDRESS_SHARE) },
    },
  };
}
