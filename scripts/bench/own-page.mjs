// A page of its own for what is measured without the interface, built with the app's rules, served for the while of `run`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from '../run-command.mjs';
import { serve } from '../serve.mjs';

/** `name`: a folder beside this file. `run` gets the page's address without a slash at its end. */
export async function withOwnPage(name, run) {
  const folder = mkdtempSync(join(tmpdir(), `shirong-${name}-`));
  try {
    await build({
      root: join(PROJECT, 'scripts', 'bench', name),
      configFile: false,
      base: './',
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: folder, emptyOutDir: true, target: 'chrome109', assetsInlineLimit: 0 },
    });
    const server = await serve({ folder, port: 0 });
    try {
      return await run(server.address.replace(/\/$/, ''));
    } finally {
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
