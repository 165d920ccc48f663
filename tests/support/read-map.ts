import { createMapFiles } from '../../src/jobs/map-files';

const files = createMapFiles((_, work) => work(new AbortController().signal));

/** Through the same code as the page. */
export const readZones = (bytes: Uint8Array, name: string) =>
  files.readZones(new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
export const readReference = (bytes: Uint8Array, name: string) =>
  files.readReference(new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
