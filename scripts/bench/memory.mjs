// Peak resident memory of the renderer processes, as the kernel counts it: page, workers and WebAssembly together.
import { readFileSync, writeFileSync } from 'node:fs';

async function rendererIds(browser) {
  if (process.platform !== 'linux') throw new Error('peak memory is read from /proc, which only Linux has');
  const session = await browser.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter((process) => process.type === 'renderer').map((process) => process.id);
  } finally {
    await session.detach();
  }
}

/** Makes the next `rendererMemory` report the peak since now. */
export async function resetPeak(browser) {
  for (const id of await rendererIds(browser)) writeFileSync(`/proc/${id}/clear_refs`, '5');
}

/** Bytes: the highest peak of any renderer of this browser, and what that renderer holds now. */
export async function rendererMemory(browser) {
  const figures = (await rendererIds(browser)).flatMap((id) => {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const read = (name) => Number(status.match(new RegExp(`${name}:\\s+(\\d+) kB`))?.[1]) * 1024;
      return [{ peak: read('VmHWM'), now: read('VmRSS') }];
    } catch {
      // A renderer may end between the list and the reading.
      return [];
    }
  });
  if (figures.length === 0) throw new Error('no renderer process found');
  return figures.reduce((most, one) => (one.peak > most.peak ? one : most));
}
