import { wrap } from 'comlink';

window.bench = wrap(new Worker(new URL('./hotspot-bench-worker.mjs', import.meta.url), { type: 'module' }));
