import { dateText } from './calendar.mjs';
import { CLASSES } from './classes.mjs';
import { OPINIONS } from './units.mjs';

/** Texts as templates and slots: what repeats is stored once, and a row costs a few bytes. */

const NEAR =
  '门前 对面 附近 旁 路口 人行道 东侧 西侧 南侧 北侧 公交站旁 小区门口 停车场入口 学校旁 超市门口 桥下'.split(
    ' ',
  );
const CALLS = ['', '市民反映', '来电反映'];
const ASKS = ['', '，请及时处理', '，请相关部门核实', '，影响通行', '，已拍照取证'];
export function addresses(cases) {
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

export function descriptions(cases) {
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
    by: 'minor',
    keys: cases.map((one) => one.c + 1),
    starts: [0, ...firstOf],
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
export function caseIds(cases, { districts, communities, communityOfCell, streets }) {
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

const opinionsOf = ({ opinions, trade }) => OPINIONS[opinions ?? trade];

export function opinions(cases) {
  const values = [...new Set(Object.values(OPINIONS).flat())];
  return {
    field: 'opinion',
    kind: 'concat',
    templates: [[0]],
    template: cases.map((one) => (one.life.status === 'closed' ? 1 : 0)),
    slots: [
      {
        values,
        by: 'minor',
        keys: cases.map((one) => one.c + 1),
        starts: [0, ...CLASSES.map((kind) => values.indexOf(opinionsOf(kind)[0]))],
        codes: cases.map((one) => {
          if (one.life.status !== 'closed') return 0;
          const known = opinionsOf(CLASSES[one.c]);
          return 1 + values.indexOf(known[Math.floor(one.dice[2] * known.length)]);
        }),
      },
    ],
  };
}

const CALLERS = 500;
const PREFIXES = ['133', '135', '138', '139', '151', '158', '177', '186', '189'];

/** Callers' numbers, masked as a bureau hands them out; nobody's. Some people call often. */
export function phones(cases) {
  const calls = (one) => one.source === 1 || one.source === 6;
  const values = Array.from({ length: CALLERS }, (_, i) => {
    const last = String((i * 7919 + 1234) % 10_000).padStart(4, '0');
    return `${PREFIXES[i % PREFIXES.length]}****${last}`;
  });
  return {
    field: 'phone',
    kind: 'concat',
    templates: [[0]],
    template: cases.map((one) => (calls(one) ? 1 : 0)),
    slots: [
      { values, codes: cases.map((one) => (calls(one) ? 1 + Math.floor(one.dice[3] ** 2 * CALLERS) : 0)) },
    ],
  };
}
