import { existsSync, readFileSync } from 'node:fs';
import { readZones } from '../../support/read-map';

const FOLDER = '../shared/data/tainan_1999';

export const tainanPresent = existsSync(FOLDER);
if (!tainanPresent)
  console.log('skipped: ../shared/data/tainan_1999 is absent, so its published truths were not checked');

/** Records of a CSV with quotes, by a plain character walk: slow, and nothing of the app. */
function records(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',' || char === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (char === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += char;
  }
  if (row.length > 0 || cell !== '') rows.push([...row, cell]);
  return rows;
}

export async function readTainan() {
  const [header, ...cases] = records(readFileSync(`${FOLDER}/cases.csv`, 'utf8'));
  const column = (name: string) => {
    const at = header!.indexOf(name);
    return cases.map((row) => row[at]!);
  };
  const villageBytes = new Uint8Array(readFileSync(`${FOLDER}/villages.geojson`));
  const villages = await readZones(villageBytes, 'villages.geojson');
  if (!villages.ok) throw new Error(villages.error.code);
  return {
    times: column('通報時間'),
    districts: column('行政區'),
    majors: column('服務項目'),
    minors: column('子項目'),
    addresses: column('地址'),
    lngs: Float64Array.from(column('經度'), Number),
    lats: Float64Array.from(column('緯度'), Number),
    villages: villages.value,
    villageFeatures: (
      JSON.parse(readFileSync(`${FOLDER}/villages.geojson`, 'utf8')) as GeoJSON.FeatureCollection<
        GeoJSON.Polygon | GeoJSON.MultiPolygon
      >
    ).features,
  };
}
