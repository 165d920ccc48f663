// The file of the large import. Beside the project there may be the generator every benchmark shares; where it is
// absent, one of our own writes rows of the same columns and about the same length.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../run-command.mjs';

const SHARED_GENERATOR = join(PROJECT, '..', 'shared', 'bench', 'generate-incidents.mjs');
const FOLDER = join(tmpdir(), 'shirong-bench');

/**
 * Path of a CSV file with `rows` rows, made once and kept in the temporary folder, and who wrote it. `order`: `chrono`,
 * or `shuffled`, which only the shared generator has.
 */
export function incidentFile(rows, order = 'chrono') {
  mkdirSync(FOLDER, { recursive: true });
  if (existsSync(SHARED_GENERATOR)) {
    const path = join(FOLDER, `inc_${rows}${order === 'chrono' ? '' : `_${order}`}.csv`);
    if (!existsSync(path)) {
      const made = spawnSync(process.execPath, [SHARED_GENERATOR, `--order=${order}`, String(rows)], {
        env: { ...process.env, OUT: FOLDER },
        stdio: 'ignore',
      });
      if (made.status !== 0 || !existsSync(path)) throw new Error('the shared generator failed');
    }
    return { path, origin: 'shared generator' };
  }
  if (order !== 'chrono') throw new Error('only the shared generator shuffles');
  const path = join(FOLDER, `own_${rows}.csv`);
  if (!existsSync(path)) writeIncidents(path, rows);
  return { path, origin: 'own generator' };
}

const HEADER =
  'id,category,subcategory,status,street,community,lon,lat,reported_at,closed_at,response_hours,description';
const CLASSES = [
  ['街面秩序', ['无照经营游商', '店外经营', '占道经营', '机动车乱停放']],
  ['市容环境', ['暴露垃圾', '道路不洁', '私搭乱建', '垃圾满溢', '积存渣土']],
  ['宣传广告', ['非法小广告', '违规户外广告', '占道广告牌']],
  ['施工管理', ['施工占道', '施工扬尘', '夜间施工噪声']],
  ['市政设施', ['井盖破损', '路灯不亮', '路面塌陷']],
];
const STATUSES = ['待立案', '处置中', '待核查', '已结案', '已作废'];
const STREETS = Array.from({ length: 13 }, (_, index) => `第${index + 1}街道`);
const PLACES = ['菜市场北门', '小学门前', '公交站台旁', '滨河步道', '医院对面', '商业街口'];
const START = Date.UTC(2024, 0, 1);
const MINUTES = 731 * 1440;

// Park and Miller's generator: a full period below 2^31 and exact in a double.
function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function timestamp(minute) {
  return new Date(START + minute * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

function writeIncidents(path, rows) {
  const random = generator(20_260_101);
  const pick = (list) => list[Math.floor(random() * list.length)];
  // An interrupted run must not leave a short file under the final name.
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w');
  writeSync(file, `${HEADER}\n`);
  let block = [];
  for (let row = 0; row < rows; row++) {
    const [category, kinds] = pick(CLASSES);
    const street = Math.floor(random() * STREETS.length);
    const community = `${STREETS[street]}${1 + Math.floor(random() * 7)}社区`;
    const reported = Math.floor((row / rows) * MINUTES);
    const hours = Math.round(random() ** 3 * 2000) / 10;
    const status = pick(STATUSES);
    // The sum of uniforms gathers cases around the middle of each street's part of the town.
    const spread = () => (random() + random() + random() - 1.5) * 0.02;
    const lon = 114.05 + (street % 4) * 0.16 + spread();
    const lat = 29.63 + Math.floor(street / 4) * 0.13 + spread();
    const kind = pick(kinds);
    block.push(
      [
        `SR${String(row + 1).padStart(10, '0')}`,
        category,
        kind,
        status,
        STREETS[street],
        community,
        lon.toFixed(6),
        lat.toFixed(6),
        timestamp(reported),
        status === '已结案' ? timestamp(reported + Math.round(hours * 60)) : '',
        hours.toFixed(1),
        `"巡查发现${community}${pick(PLACES)}有${kind}问题,已通知责任单位现场处理,第${row % 97}次"`,
      ].join(','),
    );
    if (block.length === 20_000 || row === rows - 1) {
      writeSync(file, `${block.join('\n')}\n`);
      block = [];
    }
  }
  closeSync(file);
  renameSync(unfinished, path);
}
