let table: Uint32Array | null = null;

/** CRC-32 (ISO 3309) of bytes; `before` goes on from the checksum of what stands before them. */
export function checksum(bytes: Uint8Array, before = 0): number {
  table ??= crcTable();
  let crc = (before ^ 0xffff_ffff) >>> 0;
  for (let at = 0; at < bytes.length; at++) crc = table[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}

function crcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
    return crc >>> 0;
  });
}
