import { CLASSES } from './classes.mjs';
import { SOURCES } from './life-cycle.mjs';
import { personName } from './names.mjs';
import { toLngLat } from './plane.mjs';
import { randomStream } from './random.mjs';
import { addresses, caseIds, descriptions, opinions, phones } from './text-columns.mjs';

const MICRODEGREES = 1e6;
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
    {
      ...life(
        'deadline',
        'dispatched_at',
        (one) => one.life.deadline,
        (one) => one.life.dispatched,
      ),
      midnights: true,
    },
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
    phones(cases),
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

/** One person walks a duty grid; only what they reported carries a name. */
function collectors(seed, cells) {
  const stream = randomStream(seed, 'collectors');
  const names = cells.dutyGrids.map(() => `采集员${personName(stream)}`);
  return pair('collector', ['source', 'duty_grid'], [SOURCES, cells.dutyGrids], (source, grid) =>
    source === 0 && grid >= 0 ? names[grid] : '',
  );
}
