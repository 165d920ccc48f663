/** Looks like the head of a table: a date that exists, lengths that fit, a field whose type is a letter. */
export function isDbf(head: Uint8Array): boolean {
  if (
    head.length < 65 ||
    ![0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8b, 0x8c, 0xf5].includes(head[0]!)
  )
    return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const headerBytes = view.getUint16(8, true);
  const date = head[2]! <= 12 && head[3]! <= 31;
  return (
    date &&
    headerBytes >= 65 &&
    view.getUint16(10, true) >= 2 &&
    /[A-Z@+]/.test(String.fromCharCode(head[43]!))
  );
}
