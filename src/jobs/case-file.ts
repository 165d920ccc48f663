import { longitudeShrink, METRES_PER_DEGREE } from '../analysis/ground';
import type { WorkTime } from '../domain/calendar';
import { type CaseLife, LIFE_FIELDS, type SiblingCase, type Siblings } from '../domain/case-life';
import type { Clause } from '../domain/filter';
import { REPEAT_RADIUS_METRES } from '../domain/repeat-place';
import type { Engine } from '../engine/port';
import { caseLife } from '../facts/case-life';
import { workClock } from '../facts/work-clock';

interface CaseFilePorts {
  readonly readyEngine: () => Promise<Engine>;
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  readonly workTime: () => WorkTime;
}

const MOST_SIBLINGS = 200;
const NONE = { cases: [], more: false } as const;

/** What one case's card asks beside its fields. */
export function createCaseFile({ readyEngine, job, workTime }: CaseFilePorts) {
  return {
    /** Its stations and its clock; `asOf` is where the clock of an open case stands (ms of the local wall clock). */
    caseLife: (id: string, rowId: number, asOf: number): Promise<CaseLife> =>
      job(id, async (signal) => {
        const engine = await readyEngine();
        const fields = [...LIFE_FIELDS, 'deadline', 'limit_text'] as const;
        const page = await engine.page({ filter: [], order: [] }, fields, rowId, 1, signal);
        const cell = (field: (typeof fields)[number]) => page.cells[fields.indexOf(field)]?.[0] ?? null;
        const times = Object.fromEntries(
          [...LIFE_FIELDS, 'deadline' as const].flatMap((field) => {
            const value = cell(field);
            return typeof value === 'number' ? [[field, value]] : [];
          }),
        );
        const { calendar, hours } = workTime();
        return caseLife(times, String(cell('limit_text') ?? ''), asOf, workClock(calendar, hours));
      }),

    /** Cases of its class (小类, or 大类 where it has none) within the radius of repeat places, whatever the filter says. */
    siblings: (id: string, rowId: number): Promise<Siblings> =>
      job(id, async (signal) => {
        const engine = await readyEngine();
        const own = ['lon', 'lat', 'major', 'minor', 'geo_quality'] as const;
        const page = await engine.page({ filter: [], order: [] }, own, rowId, 1, signal);
        const [lon, lat, major, minor, quality] = page.cells.map((cells) => cells[0] ?? null);
        if (quality !== 'exact' || typeof lon !== 'number' || typeof lat !== 'number') {
          return { kind: 'no_place', ...NONE };
        }
        if (major === null && minor === null) return { kind: 'no_class', ...NONE };
        const classes: Clause =
          minor === null
            ? { kind: 'class', majors: [String(major)], minors: [] }
            : { kind: 'class', majors: [], minors: [[String(major ?? ''), String(minor)]] };
        const north = REPEAT_RADIUS_METRES / METRES_PER_DEGREE;
        const east = north / longitudeShrink(lat);
        const extent: Clause = {
          kind: 'extent',
          extent: { west: lon - east, south: lat - north, east: lon + east, north: lat + north },
        };
        const exact: Clause = { kind: 'quality', qualities: ['exact'] };
        const near = await engine.page(
          { filter: [classes, extent, exact], order: [{ field: 'reported_at', descending: true }] },
          ['lon', 'lat', 'reported_at', 'case_id', 'status', 'address'],
          0,
          MOST_SIBLINGS + 1,
          signal,
        );
        const [lons = [], lats = [], times = [], ids = [], statuses = [], addresses = []] = near.cells;
        const cases = Array.from(near.rowIds, (sibling, at): SiblingCase => {
          const dx = (Number(lons[at]) - lon) * METRES_PER_DEGREE * longitudeShrink(lat);
          const dy = (Number(lats[at]) - lat) * METRES_PER_DEGREE;
          const time = times[at];
          return {
            rowId: sibling,
            metres: Math.hypot(dx, dy),
            reportedAt: typeof time === 'number' ? time : null,
            caseId: String(ids[at] ?? ''),
            status: String(statuses[at] ?? ''),
            address: String(addresses[at] ?? ''),
          };
        }).filter((one) => one.rowId !== rowId && one.metres <= REPEAT_RADIUS_METRES);
        return {
          kind: 'found',
          cases: cases.slice(0, MOST_SIBLINGS),
          more: near.rowIds.length > MOST_SIBLINGS,
        };
      }),
  };
}
