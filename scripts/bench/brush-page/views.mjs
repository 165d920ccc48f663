// The views of a step and the filter they are asked with, for the index, for SQL and for a plain scan alike.
export const START_SECOND = Date.UTC(2024, 0, 1) / 1000;
export const DAYS = 731;

export const CLASSES = ['占道经营', '违法建设', '垃圾分类', '市容环境', '机动车违停'];

// Convex, so that SQL can say it by half planes; no case has a coordinate of seven digits.
export const RING = [
  [114.2213571, 29.7613579],
  [114.3187531, 29.7213577],
  [114.4317539, 29.7817533],
  [114.4413571, 29.8817537],
  [114.3617533, 29.9413573],
  [114.2413577, 29.9117531],
];

/** `counterclockwise ring` → condition on lon and lat. */
export function ringSql() {
  return RING.map(([x1, y1], index) => {
    const [x2, y2] = RING[(index + 1) % RING.length];
    return `(${x2 - x1}) * (lat - ${y1}) - (${y2 - y1}) * (lon - ${x1}) > 0`;
  }).join(' AND ');
}

const ZONE_COLUMNS = 6;
const ZONE_ROWS = 4;
const WEST = 114.0013571;
const SOUTH = 29.5813577;
const ZONE_LNG = 0.1056731;
const ZONE_LAT = 0.1297613;

export function zoneSql() {
  const column = `floor((lon - ${WEST}) / ${ZONE_LNG})`;
  const row = `floor((lat - ${SOUTH}) / ${ZONE_LAT})`;
  const inside = `${column} BETWEEN 0 AND ${ZONE_COLUMNS - 1} AND ${row} BETWEEN 0 AND ${ZONE_ROWS - 1}`;
  const none = ZONE_COLUMNS * ZONE_ROWS;
  return `CAST(CASE WHEN ${inside} THEN ${row} * ${ZONE_COLUMNS} + ${column} ELSE ${none} END AS INTEGER)`;
}

function zoneRings() {
  return Array.from({ length: ZONE_COLUMNS * ZONE_ROWS }, (_, index) => {
    const west = WEST + (index % ZONE_COLUMNS) * ZONE_LNG;
    const south = SOUTH + Math.floor(index / ZONE_COLUMNS) * ZONE_LAT;
    const [east, north] = [west + ZONE_LNG, south + ZONE_LAT];
    return [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ];
  });
}

export function zoneSet() {
  const rings = zoneRings();
  return {
    id: 'bench',
    name: 'bench',
    zones: rings.map((_, index) => ({
      id: `z${index}`,
      name: `网格${index + 1}`,
      district: '',
      street: '',
      community: '',
      cell: '',
      areaKm2: 148,
    })),
    geometry: {
      coordinates: Float64Array.from(rings.flat(2)),
      ringStarts: Uint32Array.from({ length: rings.length + 1 }, (_, index) => index * 4),
      zoneStarts: Uint32Array.from({ length: rings.length + 1 }, (_, index) => index),
    },
    extent: {
      west: WEST,
      south: SOUTH,
      east: WEST + ZONE_COLUMNS * ZONE_LNG,
      north: SOUTH + ZONE_ROWS * ZONE_LAT,
    },
  };
}

export function zoneGeoJson() {
  return {
    type: 'FeatureCollection',
    features: zoneRings().map((ring, index) => ({
      type: 'Feature',
      properties: { id: `z${index}`, name: `网格${index + 1}` },
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    })),
  };
}

/** Hours at equal steps on a logarithmic scale. */
export const EDGES = Array.from({ length: 31 }, (_, index) => 0.5 * (2000 / 0.5) ** (index / 30));

export const BANDWIDTH_METRES = 500;

export const STAYING = [
  { kind: 'class', majors: CLASSES, minors: [] },
  { kind: 'lasso', ring: RING },
];

export const QUESTIONS = [
  { kind: 'count' },
  { kind: 'timeline', field: 'reported_at', unit: 'day', except: ['time:reported_at'] },
  { kind: 'classes', except: ['class'] },
  { kind: 'categories', field: 'major' },
  { kind: 'categories', field: 'status', except: ['values:status'] },
  { kind: 'categories', field: 'street', except: ['values:street'] },
  { kind: 'categories', field: 'community', except: ['values:community'] },
  { kind: 'tide', field: 'reported_at', except: ['hours:reported_at'] },
  {
    kind: 'histogram',
    measure: { kind: 'hours', from: 'reported_at', to: 'closed_at' },
    edges: EDGES,
    except: ['number:reported_at..closed_at'],
  },
  { kind: 'zones', except: ['zone'] },
  { kind: 'density', bandwidthMetres: BANDWIDTH_METRES, includeDefault: false },
];

export const timeClause = (from, to) => ({
  kind: 'time',
  field: 'reported_at',
  from: from * 1000,
  to: to * 1000,
});
