/** Offsets of the header of a compound file (MS-CFB 2.2). */
const SECTOR_SHIFT_AT = 30;
const FIRST_DIFAT_AT = 68;
const LISTED_AT = 76;
const LISTED_FAT_SECTORS = 109;
/** Above it a number is no sector: end of chain, free, FAT, DIFAT (MS-CFB 2.1). */
const HIGHEST_SECTOR = 0xfffffffa;

/**
 * Does a chain of sectors come back to itself? Then a reader that follows it never ends. True also of a header without
 * a sector size. `bytes`: a whole compound file.
 */
export function hasEndlessChain(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < LISTED_AT + LISTED_FAT_SECTORS * 4) return false;
  const shift = view.getUint16(SECTOR_SHIFT_AT, true);
  if (shift !== 9 && shift !== 12) return true;
  const sectorBytes = 1 << shift;
  const entries = sectorBytes / 4;
  const startOf = (sector: number) => (sector + 1) * sectorBytes;
  const isThere = (sector: number) =>
    sector < HIGHEST_SECTOR && startOf(sector) + sectorBytes <= bytes.length;

  const fatSectors: number[] = [];
  for (let i = 0; i < LISTED_FAT_SECTORS; i++) fatSectors.push(view.getUint32(LISTED_AT + i * 4, true));
  const seen = new Set<number>();
  let difat = view.getUint32(FIRST_DIFAT_AT, true);
  while (isThere(difat)) {
    if (seen.has(difat)) return true;
    seen.add(difat);
    for (let i = 0; i < entries - 1; i++) fatSectors.push(view.getUint32(startOf(difat) + i * 4, true));
    difat = view.getUint32(startOf(difat) + (entries - 1) * 4, true);
  }

  const next = (sector: number) => {
    const table = fatSectors[Math.floor(sector / entries)] ?? HIGHEST_SECTOR;
    return isThere(table) ? view.getUint32(startOf(table) + (sector % entries) * 4, true) : HIGHEST_SECTOR;
  };
  // Each sector is walked over once: the number says in which walk.
  const walk = new Uint32Array(Math.ceil(bytes.length / sectorBytes));
  for (let start = 0; start < walk.length; start++) {
    for (let sector = start; sector < walk.length && walk[sector] === 0; ) {
      walk[sector] = start + 1;
      const following = next(sector);
      if (following < walk.length && walk[following] === start + 1) return true;
      sector = following;
    }
  }
  return false;
}
