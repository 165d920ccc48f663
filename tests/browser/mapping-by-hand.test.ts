import { afterEach, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared-data';
import { byId, expectValue, importFile, readReport, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const folder = sharedPath('data', 'tainan_1999');
let session: Session;
afterEach(() => session.close());

describe.skipIf(folder === null)('files that need a hand', () => {
  it('loads the headerless year once its columns are named', async () => {
    session = await launch('/?demo=0', { insecure: true });
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    const outcome = await importFile(session, `${folder}/cases_2017_headerless.csv`, {
      mapping: {
        case_id: 0,
        reported_at: 1,
        district: 2,
        major: 3,
        minor: 4,
        description: 5,
        address: 6,
        lat: 7,
        lon: 8,
      },
    });
    expect(outcome).toEqual({ kind: 'loaded' });
    await expectValue(session.page, 'total-count', 26_412);
    expect(await readReport(session.page)).toEqual({
      rowsIn: 26_412,
      loaded: 26_412,
      rejected: 0,
      skipped: 0,
    });
    await session.page.reload();
    await waitForMap(session.page);
    await expectValue(session.page, 'total-count', 26_412);
    session.expectClean();
  });

  it('loads the Big5 year after the encoding is chosen', async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    const outcome = await importFile(session, `${folder}/cases_2018_big5.csv`, { encoding: 'big5' });
    expect(outcome).toEqual({ kind: 'loaded' });
    await expectValue(session.page, 'total-count', 5000);
    expect(await byId(session.page, 'chart-class').textContent()).toContain('違規停車');
    session.expectClean();
  });
});
