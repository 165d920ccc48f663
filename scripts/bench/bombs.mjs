// Files that are made to bring a reader down: how soon each is refused by name, and what that costs in memory.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import { newProfile, requireElement, testId } from './app.mjs';
import { rendererMemory, resetPeak } from './memory.mjs';
import { megabytes, milliseconds } from './statistics.mjs';

const CORPUS = [
  'declared_size_lies_4GB.xlsx',
  'billion_laughs.xlsx',
  'deep_nesting_100k.geojson',
  'truncated_half.xlsx',
];
const UNPACKED_MEGABYTES = 400;
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LIMIT_MS = 60_000;

configure({ useWebWorkers: false });

/** A workbook of less than a megabyte whose sheet unpacks to 400 MB of rows that are all the same. */
async function ratioBomb() {
  const writer = new ZipWriter(new BlobWriter());
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const part = (name, text) => writer.add(name, new TextReader(text));
  await part(
    '[Content_Types].xml',
    `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
  );
  await part(
    '_rels/.rels',
    `<Relationships><Relationship Id="r" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  await part(
    'xl/workbook.xml',
    `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="案件" sheetId="1" r:id="a"/></sheets></workbook>`,
  );
  await part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships><Relationship Id="a" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  );
  const cells = '<row><c><v>1</v></c><c><v>120</v></c><c><v>30</v></c></row>'.repeat(18_000);
  const text = (words) => words.map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`).join('');
  const head = `<worksheet><sheetData><row>${text(['案件编号', '经度', '纬度'])}</row>`;
  let left = UNPACKED_MEGABYTES;
  const sheet = new ReadableStream({
    pull(controller) {
      if (left === UNPACKED_MEGABYTES) controller.enqueue(new TextEncoder().encode(head));
      if (left-- > 0) controller.enqueue(new TextEncoder().encode(cells));
      else controller.close();
    },
  });
  await writer.add('xl/worksheets/sheet1.xml', sheet);
  const blob = await writer.close();
  return Buffer.from(await blob.arrayBuffer());
}

export async function benchBombs({ browser, origin, report }, shared) {
  const folder = join(shared, 'corpora', 'dirty-zh');
  const files = CORPUS.map((name) => ({ name, file: join(folder, name) })).filter(({ name, file }) => {
    if (existsSync(file)) return true;
    report.missing(`refusal of ${name}`, 'the corpus is not beside the project');
    return false;
  });
  const bomb = await ratioBomb();
  const mimeType = 'application/octet-stream';
  files.push({
    name: `${UNPACKED_MEGABYTES} MB of one row.xlsx`,
    file: { name: 'bomb.xlsx', mimeType, buffer: bomb },
  });
  for (const { name, file } of files) {
    await report.attempt(`refusal of ${name}`, async () => {
      const context = await newProfile(browser);
      try {
        const page = await context.newPage();
        await page.goto(`${origin}/?demo=0`);
        await requireElement(page, 'file-input', 30_000, 'attached');
        await page.waitForTimeout(2000);
        await resetPeak(browser);
        const before = (await rendererMemory(browser)).now;
        const from = performance.now();
        await page.setInputFiles(testId('file-input'), file);
        const end = await page.waitForSelector(`${testId('app-error')}, ${testId('import-confirm')}`, {
          timeout: LIMIT_MS,
        });
        let code = await end.getAttribute('data-code');
        if (code === null) {
          // Its head looks like a table: it is refused when it is read, or, where only a declared size lies, loaded.
          await end.click();
          const outcome = await page.waitForFunction(
            ([error, count]) =>
              document.querySelector(error)?.getAttribute('data-code') ??
              (Number(document.querySelector(count)?.getAttribute('data-value')) || null),
            [testId('app-error'), testId('total-count')],
            { timeout: LIMIT_MS },
          );
          const value = await outcome.jsonValue();
          code = typeof value === 'number' ? `${value} rows loaded` : value;
        }
        const took = performance.now() - from;
        const { peak } = await rendererMemory(browser);
        report.row(
          `hostile: ${name}`,
          `${milliseconds(took)}, + ${megabytes(peak - before)}`,
          '≤ 3 s, 300 MB',
          code,
        );
      } finally {
        await context.close();
      }
    });
  }
}
