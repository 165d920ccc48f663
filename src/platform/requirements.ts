export type MissingRequirement = 'webgl2' | 'indexeddb' | 'wasm' | 'worker' | 'old_browser';

/** What this browser lacks of the floor (Chromium 109, WebGL2). */
export function missingRequirements(): readonly MissingRequirement[] {
  const missing: MissingRequirement[] = [];
  if (document.createElement('canvas').getContext('webgl2') === null) missing.push('webgl2');
  if (typeof indexedDB === 'undefined') missing.push('indexeddb');
  if (typeof WebAssembly === 'undefined') missing.push('wasm');
  if (typeof Worker === 'undefined') missing.push('worker');
  if (typeof Array.prototype.at !== 'function' || typeof DecompressionStream === 'undefined') {
    missing.push('old_browser');
  }
  return missing;
}
