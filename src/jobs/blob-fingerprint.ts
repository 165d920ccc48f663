import { createFingerprint } from '../ingest/fingerprint';

const FINGERPRINT_CHUNK_BYTES = 8 << 20;

/** Fingerprint of the bytes, read piece by piece. */
export async function fingerprintOfBlob(file: Blob): Promise<string> {
  const fingerprint = createFingerprint();
  for (let from = 0; from < file.size; from += FINGERPRINT_CHUNK_BYTES) {
    fingerprint.push(new Uint8Array(await file.slice(from, from + FINGERPRINT_CHUNK_BYTES).arrayBuffer()));
  }
  return fingerprint.finish();
}
