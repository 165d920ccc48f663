/** Record types (MS-XLS 2.3) and what every one begins with: its type and the length of what follows, two bytes each. */
const EXTERN_SHEET = 0x0017;
const BOF = [0x0009, 0x0209, 0x0409, 0x0809];
const HEAD_BYTES = 4;
/** A count of references, or a length of one name: without it a reader counts down from nothing. */
const LEAST_EXTERN_SHEET = 2;

/**
 * What in the records of a BIFF stream a reader would not come to the end of; null for nothing, and for what is no such
 * stream.
 */
export function recordFault(bytes: Uint8Array): string | null {
  if (bytes.length < HEAD_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!BOF.includes(view.getUint16(0, true))) return null;
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (type === EXTERN_SHEET && length < LEAST_EXTERN_SHEET) return 'ExternSheet';
    at += HEAD_BYTES + length;
  }
  return null;
}
