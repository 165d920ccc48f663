import { dateText } from './calendar.mjs';
import { CLASSES } from './classes.mjs';
import { SOURCES } from './life-cycle.mjs';
import { personName } from './names.mjs';
import { toLngLat } from './plane.mjs';
import { randomStream } from './random.mjs';
import { OPINIONS } from './units.mjs';

const MICRODEGREES = 1e6;
const NEAR =
  '门前 对面 附近 旁 路口 人行道 东侧 西侧 南侧 北侧 公交站旁 小区门口 停车场入口 学校旁 超市门口 桥下'.split(
    ' ',
  );
const CALLS = ['', '市民反映', '来电反映'];
const ASKS = ['', '，请及时处理', '，请相关部门核实', '，影响通行', '，已拍照取证'];
const STATUSES = ['pending', 'filed', 'processing', 'checking', 'closed', 'void', 'suspended'];
const STAGES =
  '[办结] [作废] [挂账] 受理员登记 监督员核实 值班长立案 派遣员派遣 专业部门处理 监督员核查 受理员发核查'.split(
    ' ',
  );

/**
 * Columns of the two packs. The first has what the first picture, the brush and the search need; the second has the
 * rest and refers to the first by field names. What follows from a cell or a class is stored once per cell or class.
 */
export function columnsOf(seed, { cases, units, unitFor }, administration, roads) {
  const cells = cellColumns(administration);
  const codesOf = (pick) => cases.map(pick);
  const classLookup = (field, pick) => lookup(field, 'minor', CLASSES.map(pick));
  const first = [
    {
      field: 'cell_code',
      kind: 'dictionary',
      values: cells.codes,
      codes: codesOf((one) => cells.codeOf(one.cell)),
    },
    lookup('district', 'cell_code', cells.district),
    lookup('street', 'cell_code', cells.street),
    lookup('community', 'cell_code', cells.community),
    coordinate('lon', 0, cases, cells),
    coordinate('lat', 1, cases, cells),
    {
      field: 'reported_at',
      kind: 'time',
      originSeconds: Math.floor((cases[0]?.reported ?? 0) / 1000),
      values: codesOf((one) => one.reported),
      delta: true,
    },
    {
      field: 'minor',
      kind: 'dictionary',
      values: CLASSES.map(({ minor }) => minor),
      codes: codesOf((one) => one.c + 1),
    },
    classLookup('major', ({ major }) => major),
    {
      field: 'status',
      kind: 'dictionary',
      values: STATUSES,
      codes: codesOf(({ life }) => 1 + STATUSES.indexOf(life.status)),
    },
    { field: 'source', kind: 'dictionary', values: SOURCES, codes: codesOf((one) => one.source + 1) },
    pair('unit', ['minor', 'street'], [CLASSES.map(({ minor }) => minor), cells.streets], (c, street) =>
      c < 0 ? '' : units[unitFor(CLASSES[c].trade, cells.streets[street] ?? -1)].name,
    ),
    {
      field: 'road_name',
      kind: 'dictionary',
      ...named(
        roads.roads.map(({ name }) => name),
        codesOf((one) => one.road),
      ),
    },
    addresses(cases),
  ];
  const life = (field, after, pick, base) => ({
    field,
    kind: 'time',
    after,
    base: codesOf(base),
    values: codesOf(pick),
  });
  const rest = [
    caseIds(cases, administration),
    classLookup('kind', ({ kind }) => kind),
    classLookup('class_code', ({ code }) => code),
    classLookup('limit_text', ({ limitText }) => limitText),
    classLookup('level', ({ limit }) =>
      limit.type === '紧急工作时' ? 'A类' : limit.amount > 4 ? 'C类' : 'B类',
    ),
    lookup('duty_grid', 'cell_code', cells.dutyGrid),
    lookup('chief', 'cell_code', cells.chief),
    collectors(seed, cells),
    {
      field: 'stage',
      kind: 'dictionary',
      values: STAGES,
      codes: codesOf((one) => 1 + STAGES.indexOf(one.life.stage)),
    },
    life(
      'filed_at',
      'reported_at',
      (one) => one.life.filed,
      (one) => one.reported,
    ),
    life(
      'dispatched_at',
      'filed_at',
      (one) => one.life.dispatched,
      (one) => one.life.filed,
    ),
    life(
      'handled_at',
      'dispatched_at',
      (one) => one.life.handled,
      (one) => one.life.dispatched,
    ),
    life(
      'closed_at',
      'handled_at',
      (one) => one.life.closed,
      (one) => one.life.handled,
    ),
    life(
      'void_at',
      'reported_at',
      (one) => one.life.voided,
      (one) => one.reported,
    ),
    life(
      'deadline',
      'dispatched_at',
      (one) => one.life.deadline,
      (one) => one.life.dispatched,
    ),
    number(
      'overdue',
      codesOf((one) => one.life.overdue),
    ),
    number(
      'delay_count',
      codesOf((one) => one.life.delays),
    ),
    number(
      'rework_count',
      codesOf((one) => one.life.reworks),
    ),
    number(
      'suspended',
      codesOf((one) => one.life.suspended),
    ),
    number(
      'self_handled',
      codesOf((one) => one.life.self),
    ),
    number(
      'quantity',
      codesOf((one) => one.quantity),
      10,
    ),
    classLookup('quantity_unit', ({ quantity }) => quantity?.[0] ?? ''),
    descriptions(cases),
    opinions(cases),
  ];
  return { first, rest };
}

function cellColumns({
  cellCodes,
  items,
  communityOfCell,
  communities,
  streets,
  districts,
  dutyGrids,
  dutyGridOfCell,
}) {
  const order = cellCodes.map((_, i) => i).sort((a, b) => (cellCodes[a] < cellCodes[b] ? -1 : 1));
  const rank = new Map(order.map((cell, k) => [cell, k + 1]));
  const street = (i) => streets[communities[communityOfCell[i]].street];
  const middles = [toLngLat([0, 0]), ...order.map((i) => toLngLat([items[i].x, items[i].y]))];
  const streetNames = order.map((i) => street(i).name);
  const grids = order.map((i) => dutyGrids[dutyGridOfCell[i]].name);
  return {
    streets: [...new Set(streetNames)].map((name) => streets.findIndex((one) => one.name === name)),
    dutyGrids: [...new Set(grids)],
    codes: order.map((i) => cellCodes[i]),
    codeOf: (cell) => (cell < 0 ? 0 : rank.get(cell)),
    district: order.map((i) => districts[street(i).district].name),
    street: streetNames,
    community: order.map((i) => communities[communityOfCell[i]].name),
    dutyGrid: grids,
    chief: order.map((i) => dutyGrids[dutyGridOfCell[i]].chief),
    origins: [0, 1].map((k) => middles.map((middle) => Math.round(middle[k] * MICRODEGREES))),
  };
}

/** What follows from two categories together; `valueFor` gets their positions, -1 for missing, and gives '' for none. */
function pair(field, of, [first, second], valueFor) {
  const table = [];
  for (let a = -1; a < first.length; a++) {
    for (let b = -1; b < second.length; b++) table.push(valueFor(a, b));
  }
  const values = [...new Set(table)].filter(Boolean);
  const codeOf = new Map(values.map((value, i) => [value, i + 1]));
  return { field, kind: 'pair', of, values, codes: table.map((value) => codeOf.get(value) ?? 0) };
}

function lookup(field, of, valueOfKey) {
  const values = [...new Set(valueOfKey)].filter(Boolean);
  const codeOf = new Map(values.map((value, i) => [value, i + 1]));
  return {
    field,
    kind: 'lookup',
    of,
    values,
    codes: [0, ...valueOfKey.map((value) => codeOf.get(value) ?? 0)],
  };
}

function named(names, indices) {
  const values = [...new Set(names.filter(Boolean))];
  const codeOf = new Map(values.map((value, i) => [value, i + 1]));
  return { values, codes: indices.map((i) => (i < 0 ? 0 : (codeOf.get(names[i]) ?? 0))) };
}

function coordinate(field, axis, cases, { origins, codeOf }) {
  const least = Math.min(...origins[axis]);
  return {
    field,
    kind: 'number',
    scale: MICRODEGREES,
    origin: least,
    by: 'cell_code',
    origins: origins[axis].map((value) => value - least),
    keys: cases.map((one) => codeOf(one.cell)),
    values: cases.map((one) => (axis === 0 ? one.lng : one.lat)),
  };
}

function number(field, values, scale = 1) {
  return { field, kind: 'number', scale, origin: 0, values };
}

function addresses(cases) {
  const [STREET, ROAD, COMMUNITY, NUMBER, NEARBY] = [0, 1, 2, 3, 4];
  return {
    field: 'address',
    kind: 'concat',
    slots: [
      { field: 'street' },
      { field: 'road_name' },
      { field: 'community' },
      { digits: cases.map((one) => (one.road < 0 ? 1 + Math.floor(one.dice[0] * 40) : one.number)) },
      { values: NEAR, codes: cases.map((one) => 1 + Math.floor(one.dice[1] * NEAR.length)) },
    ],
    templates: [
      [ROAD, NUMBER, '号', NEARBY],
      [STREET, ROAD, NUMBER, '号', NEARBY],
      [ROAD, NUMBER, '号'],
      [COMMUNITY, NUMBER, '栋', NEARBY],
    ],
    template: cases.map((one) => {
      if (one.dice[2] < 0.004 || (one.road < 0 && one.cell < 0)) return 0;
      if (one.road < 0) return 4;
      return one.dice[2] < 0.62 ? 1 : one.dice[2] < 0.8 ? 2 : 3;
    }),
  };
}

function descriptions(cases) {
  const templates = [];
  const firstOf = CLASSES.map(({ texts }) => {
    const start = templates.length;
    for (const text of texts) {
      const [before, ...after] = text.split('{n}');
      templates.push([0, 1, before, ...after.flatMap((piece) => [2, piece]), 3]);
    }
    return start;
  });
  return {
    field: 'description',
    kind: 'concat',
    templates,
    template: cases.map((one) => 1 + firstOf[one.c] + Math.floor(one.dice[3] * CLASSES[one.c].texts.length)),
    slots: [
      {
        values: CALLS.slice(1).map((call) => `${call}：`),
        codes: cases.map((one) =>
          one.source === 1 || one.source === 6 ? 1 + Math.floor(one.dice[0] * 2) : 0,
        ),
      },
      { field: 'road_name' },
      { digits: cases.map((one) => one.count) },
      { values: ASKS.slice(1), codes: cases.map((one) => Math.max(0, Math.floor(one.dice[1] * 9) - 4)) },
    ],
  };
}

/** 19 digits: district, date, number of the day. */
function caseIds(cases, { districts, communities, communityOfCell, streets }) {
  let today = '';
  let serial = 0;
  const dates = cases.map((one) => dateText(one.reported).replaceAll('-', ''));
  const serials = dates.map((date) => {
    serial = date === today ? serial + 1 : 1;
    today = date;
    return serial;
  });
  const unknown = `${districts[0].code.slice(0, 4)}00`;
  return {
    field: 'case_id',
    kind: 'concat',
    templates: [[0, 1, 2]],
    template: cases.map(() => 1),
    slots: [
      {
        values: [unknown, ...districts.map(({ code }) => code)],
        codes: cases.map((one) =>
          one.cell < 0 ? 1 : 2 + streets[communities[communityOfCell[one.cell]].street].district,
        ),
      },
      { digits: dates.map(Number), delta: true, width: 8 },
      { digits: serials, delta: true, width: 5 },
    ],
  };
}

/** One person walks a duty grid; only what they reported carries a name. */
function collectors(seed, cells) {
  const stream = randomStream(seed, 'collectors');
  const names = cells.dutyGrids.map(() => `采集员${personName(stream)}`);
  return pair('collector', ['source', 'duty_grid'], [SOURCES, cells.dutyGrids], (source, grid) =>
    source === 0 && grid >= 0 ? names[grid] : '',
  );
}

function opinions(cases) {
  const values = [...new Set(Object.values(OPINIONS).flat())];
  return {
    field: 'opinion',
    kind: 'concat',
    templates: [[0]],
    template: cases.map((one) => (one.life.status === 'closed' ? 1 : 0)),
    slots: [
      {
        values,
        codes: cases.map((one) => {
          if (one.life.status !== 'closed') return 0;
          const known = OPINIONS[CLASSES[one.c].opinions ?? CLASSES[one.c].trade];
          return 1 + values.indexOf(known[Math.floor(one.dice[2] * known.length)]);
        }),
      },
    ],
  };
}
