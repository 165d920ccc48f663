import { describe, expect, it } from 'vitest';
import { generateCity } from '../../scripts/demo-city/generate.mjs';
import { findHotspots } from '../../src/analysis/hotspot';
import { createBrushIndex } from '../../src/crossfilter/brush-index';
import type { Filter } from '../../src/domain/filter';
import { FIRST_HOTSPOT_RECIPE } from '../../src/domain/hotspot';
import { unitCentre } from '../../src/domain/hotspot-units';
import { readPack } from '../../src/ingest/formats/packed';
import { hotspotUnits } from '../../src/jobs/hotspot-units';
import { unitAtPoint } from '../../src/jobs/unit-at-point';
import { readZones } from '../support/read-map';
import { spatial } from '../unit/crossfilter/spatial';
import { campaignSize, FIRST_SEED } from './size';

const CITIES = campaignSize(1, 20);
/** Share of the demo's planted cases; seeds differ from the demo's own. */
const STRENGTHS = [1, 0.5, 0.25];
const ROWS = campaignSize(60_000, 200_000);
const DAY = 86_400_000;
/** A cell touches a planted place where its centre is no further than the place's radius and two cells. */
const SLACK_METRES = 400;

describe('cities planted with other seeds and strengths', () => {
  it('tell by strength how many planted places are found and how many hot cells lie elsewhere', async () => {
    for (const strength of STRENGTHS) {
      let planted = 0;
      let found = 0;
      let hot = 0;
      let elsewhere = 0;
      for (let city = 0; city < CITIES; city++) {
        const { files, truth } = generateCity({ seed: 1000 + FIRST_SEED + city, strength, rows: ROWS });
        const pack = await readPack(new Uint8Array(files.get('cases-first.pack')!));
        const zones = await readZones(new Uint8Array(files.get('duty-grids.geojson')!), '责任网格');
        if (!pack.ok || !zones.ok) throw new Error('the city cannot be read');
        const index = createBrushIndex(spatial);
        index.begin();
        for (const batch of pack.value.batches(pack.value.rowCount)) index.append(batch);
        index.commit();
        index.locate(zones.value);
        const made = hotspotUnits(FIRST_HOTSPOT_RECIPE.units, { zoneSet: zones.value, roads: null });
        if (!made.ok) throw new Error(made.error);
        const units = made.value;
        for (const place of truth.hotspots) {
          const from = Date.parse(`${place.from}T00:00:00Z`);
          const to = Date.parse(`${place.to}T00:00:00Z`) + DAY;
          const filter: Filter = [
            { kind: 'class', majors: [], minors: [[place.major, place.minor]] },
            { kind: 'time', field: 'reported_at', from, to },
          ];
          const result = findHotspots(units, index.countByUnit(filter, units), FIRST_HOTSPOT_RECIPE);
          planted++;
          if (!result.ok) continue;
          const { bins } = result.value.statistics;
          if (bins[unitAtPoint(units, [place.lng, place.lat])]! >= 2) found++;
          const same = truth.hotspots.filter(({ minor }) => minor === place.minor);
          bins.forEach((bin, unit) => {
            if (bin < 2) return;
            hot++;
            const [lng, lat] = unitCentre(units, unit);
            const near = same.some(({ lng: x, lat: y, radiusMetres }) => {
              const across = (lng - x) * 111_195 * Math.cos((lat * Math.PI) / 180);
              return Math.hypot(across, (lat - y) * 111_195) <= radiusMetres + SLACK_METRES;
            });
            if (!near) elsewhere++;
          });
        }
      }
      console.log(
        `strength ${strength}, ${CITIES} cities of ${ROWS} rows: recall ${((100 * found) / planted).toFixed(0)} % of ${planted}, ${hot} hot cells, ${((100 * elsewhere) / Math.max(1, hot)).toFixed(0)} % of them at no planted place`,
      );
      if (strength === 1) expect(found / planted).toBeGreaterThanOrEqual(0.9);
    }
  });
});
