import { randomStream } from './random.mjs';

const STEP_METRES = 80;
export const RIVER_Y = -900;
const FRAME = { x: 13_000, y: 11_500 };

/** Half sizes of the ring roads before the warp; the corners are rounded. */
export const RINGS = [
  { name: '内环路', class: 'primary', x: 0, y: 350, halfX: 2000, halfY: 2350, corner: 950 },
  { name: '二环路', class: 'expressway', x: 0, y: 300, halfX: 4050, halfY: 3850, corner: 1900 },
  { name: '绕城高速', class: 'expressway', x: 0, y: 0, halfX: 7000, halfY: 6300, corner: 3600 },
];

const P = 'primary';
const S = 'secondary';
const T = 'tertiary';
/** [name, class, position, from, to]: streets that run south to north, then west to east; `true` crosses the river. */
const NORTHWARD = [
  ['中山大道', P, 0, -11500, 11500, true],
  ['解放路', S, -980, -1350, 4150],
  ['建设路', S, 1010, -1350, 6350],
  ['书院街', T, -490, -420, 2700],
  ['文庙街', T, 505, -420, 2700],
  ['桃源路', S, -3020, -6350, 6350, true],
  ['迎宾大道', P, 3050, -6350, 9500, true],
  ['鼓楼街', T, -1480, -420, 2700],
  ['朝阳路', S, 1500, -4000, 4150],
  ['凤凰路', S, -1050, -6350, -1180],
  ['育才路', T, 520, -3900, -1180],
  ['工农路', T, -2450, 2700, 6350],
  ['学府路', S, 2500, -400, 6350],
  ['龙泉路', S, -5150, -6350, 6350],
  ['科技大道', P, 5200, -6350, 6350],
  ['创业路', T, 6100, -5200, 5200],
  ['云集路', T, -6150, -5200, 5200],
  ['松岭路', T, -4500, 500, 6350],
  ['高新路', T, 4600, -5800, 4200],
  ['南浦大道', P, 2150, -9500, -3300],
  ['梅园路', T, -2080, -6350, -3300],
  ['柳荫路', T, 3550, -3600, -1180],
];
const EASTWARD = [
  ['人民大道', P, 1130, -10500, 10500],
  ['鼓楼大街', S, 330, -4100, 4100],
  ['胜利街', T, -180, -2050, 2050],
  ['北正街', S, 1930, -4100, 4100],
  ['和平路', T, 1530, -2050, 2050],
  ['北湖路', S, 3420, -7050, 7050],
  ['长虹路', P, 4950, -7050, 7050],
  ['友谊路', T, 2660, 1950, 7050],
  ['兴业路', T, 5650, -3500, 4200],
  ['滨湖路', T, 2500, -7050, -1950],
  ['和谐路', T, 300, 3950, 7050],
  ['西环街', T, 150, -7050, -3950],
  ['南湖路', S, -2780, -7050, 7050],
  ['青年路', T, -2380, -4100, 4100],
  ['体育路', T, -2100, 1950, 7050],
  ['金桥路', P, -4450, -7050, 7050],
  ['开源路', T, -5300, -4200, 4200],
  ['白沙路', T, -3640, -7050, 4150],
];
/** Straight-world corner points of the roads out of town; they end far outside. */
const RADIALS = [
  [
    '机场高速',
    'expressway',
    [
      [1500, 2250],
      [4300, 5400],
      [7600, 9100],
      [9400, 11400],
    ],
  ],
  [
    '西北大道',
    P,
    [
      [-1500, 2250],
      [-4400, 5000],
      [-8000, 8200],
      [-10500, 10600],
    ],
  ],
  [
    '东南大道',
    P,
    [
      [1500, -1600],
      [4700, -4700],
      [8200, -7600],
      [12000, -10200],
    ],
    true,
  ],
  [
    '西南公路',
    P,
    [
      [-1500, -1600],
      [-4900, -4500],
      [-8400, -7000],
      [-12800, -9600],
    ],
    true,
  ],
];

/**
 * The curves that the city is cut by, in warped metres, and the water they bound. `bridge` marks roads that cross
 * the river; every road crosses the tributary.
 */
export function mainNetwork(seed, warp) {
  const stream = randomStream(seed, 'main-network');
  const phase = () => stream.between(0, 2 * Math.PI);
  const wander = (amplitude, wavelength) => {
    const [a, b] = [phase(), phase()];
    return (t) =>
      amplitude *
      (Math.sin((2 * Math.PI * t) / wavelength + a) + 0.5 * Math.sin((5.3 * Math.PI * t) / wavelength + b));
  };
  const roads = [];
  for (const ring of RINGS) {
    roads.push({ ...ring, role: 'road', bridge: true, closed: true, points: roundedRing(ring).map(warp) });
  }
  for (const [name, roadClass, at, from, to, bridge = false] of NORTHWARD) {
    const aside = wander(roadClass === P ? 45 : 60, 3400);
    const points = steps(from, to).map((y) => warp([at + aside(y), y]));
    roads.push({ name, class: roadClass, role: 'road', bridge, points });
  }
  for (const [name, roadClass, at, from, to] of EASTWARD) {
    const aside = wander(roadClass === P ? 40 : 55, 3800);
    const points = steps(from, to).map((x) => warp([x, at + aside(x)]));
    roads.push({ name, class: roadClass, role: 'road', bridge: false, points });
  }
  for (const [name, roadClass, corners, bridge = false] of RADIALS) {
    roads.push({ name, class: roadClass, role: 'road', bridge, points: smooth(corners).map(warp) });
  }
  const halfWidth = (x) => 170 + 45 * Math.sin(x / 2100 + 1) + 18 * Math.sin(x / 700);
  const along = steps(-FRAME.x, FRAME.x);
  const bank = (offset) => along.map((x) => warp([x, RIVER_Y + offset(x)]));
  const north = bank((x) => halfWidth(x));
  const south = bank((x) => -halfWidth(x));
  const quay = (sign) =>
    steps(-6950, 6950).map((x) => warp([x, RIVER_Y + sign * (halfWidth(x) + 110 + 25 * Math.sin(x / 900))]));
  roads.push({ name: '沿江大道', class: P, role: 'road', bridge: false, points: quay(1) });
  roads.push({ name: '滨江路', class: S, role: 'road', bridge: false, points: quay(-1) });

  const brook = tributary(phase());
  const brookBanks = [1, -1].map((sign) =>
    brook.map(([x, y], i) => warp([x + sign * (38 + 10 * Math.sin(i / 5)), y])),
  );
  const lakes = [
    { name: '东湖', at: [5080, 3050], radius: [860, 640], causeway: '科技大道' },
    { name: '南湖', at: [-3420, -4560], radius: [640, 500], causeway: '金桥路' },
    { name: '莲花塘', at: [-900, 3010], radius: [330, 240], causeway: '解放路' },
  ].map((lake) => ({ ...lake, ring: blob(lake, wander).map(warp) }));
  const boundary = blob({ at: [0, 0], radius: [8700, 7750], steps: 360, roughness: 0.045 }, wander).map(warp);
  const closed = (ring) => [...ring, ring[0]];
  return {
    boundary,
    river: [...south, ...north.toReversed()],
    brook: [...brookBanks[1], ...brookBanks[0].toReversed()],
    lakes,
    curves: [
      ...roads,
      { role: 'bank', points: north },
      { role: 'bank', points: south },
      { role: 'axis', points: along.map((x) => warp([x, RIVER_Y])) },
      ...brookBanks.map((points) => ({ role: 'bank', points })),
      ...lakes.map(({ ring }) => ({ role: 'shore', points: closed(ring) })),
      { role: 'boundary', points: closed(boundary) },
    ],
  };
}

/**
 * A smooth bend of the plane: the river's meander, strongest near the river, and a slow distortion everywhere, so
 * that nothing in the city is straight by accident. Gives the map and its inverse (by iteration, good to 1 m).
 */
export function cityWarp(seed) {
  const stream = randomStream(seed, 'warp');
  const waves = Array.from({ length: 6 }, () => ({
    kx: stream.between(-1, 1) / 1150,
    ky: stream.between(-1, 1) / 1150,
    phase: stream.between(0, 2 * Math.PI),
    x: stream.between(-130, 130),
    y: stream.between(-130, 130),
  }));
  const bend = stream.between(-0.5, 0.5);
  const turn = stream.between(0.06, 0.14);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const forward = ([x, y]) => {
    const far = (y - RIVER_Y) / 5200;
    const meander = 760 * Math.sin(x / 2350 + 0.6 + bend) + 260 * Math.sin(x / 1080 + 2 + 2 * bend);
    let u = x;
    let v = y + meander * Math.exp(-far * far);
    for (const wave of waves) {
      const s = Math.sin(wave.kx * x + wave.ky * y + wave.phase);
      u += wave.x * s;
      v += wave.y * s;
    }
    return [cos * u + sin * v, -sin * u + cos * v];
  };
  const inverse = ([x, y]) => {
    let guess = [x, y];
    for (let i = 0; i < 60; i++) {
      const [u, v] = forward(guess);
      guess = [guess[0] + (x - u) * 0.7, guess[1] + (y - v) * 0.7];
    }
    return guess;
  };
  return { forward, inverse };
}

function steps(from, to) {
  const count = Math.max(1, Math.round((to - from) / STEP_METRES));
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
}

function roundedRing({ x, y, halfX, halfY, corner }) {
  const points = [];
  const corners = [
    [halfX - corner, halfY - corner, 0],
    [corner - halfX, halfY - corner, 1],
    [corner - halfX, corner - halfY, 2],
    [halfX - corner, corner - halfY, 3],
  ];
  for (const [cx, cy, quarter] of corners) {
    const count = Math.ceil((corner * Math.PI) / 2 / STEP_METRES);
    for (let i = 0; i <= count; i++) {
      const angle = ((quarter + i / count) * Math.PI) / 2;
      points.push([x + cx + corner * Math.cos(angle), y + cy + corner * Math.sin(angle)]);
    }
  }
  return densify([...points, points[0]]);
}

function densify(points) {
  return points.slice(1).reduce(
    (line, to) => {
      const from = line.at(-1);
      const count = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP_METRES));
      for (let i = 1; i <= count; i++) {
        line.push([from[0] + ((to[0] - from[0]) * i) / count, from[1] + ((to[1] - from[1]) * i) / count]);
      }
      return line;
    },
    [points[0]],
  );
}

/** Corners cut twice (Chaikin), then dense. */
function smooth(corners) {
  let line = corners;
  for (let round = 0; round < 3; round++) {
    line = [
      line[0],
      ...line.slice(1).flatMap((to, i) => {
        const from = line[i];
        return [0.25, 0.75].map((f) => [from[0] + (to[0] - from[0]) * f, from[1] + (to[1] - from[1]) * f]);
      }),
      line.at(-1),
    ];
  }
  return densify(line);
}

function tributary(phase) {
  return steps(RIVER_Y, FRAME.y).map((y) => {
    const far = (y - RIVER_Y) / 3000;
    return [-3560 - 260 * far + 300 * Math.sin(far * 2.1 + phase) + 120 * Math.sin(far * 5.2 + 2 * phase), y];
  });
}

function blob({ at, radius, steps: count = 72, roughness = 0.12 }, wander) {
  const uneven = [2, 3, 5].map((lobes) => wander(roughness / lobes ** 0.7, (2 * Math.PI) / lobes));
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    let scale = 1;
    // The second wave of `wander` does not close on a circle, so it is used at whole turns only.
    for (const wave of uneven) scale += (wave(angle) * (count - i) + wave(angle - 2 * Math.PI) * i) / count;
    return [at[0] + radius[0] * scale * Math.cos(angle), at[1] + radius[1] * scale * Math.sin(angle)];
  });
}
