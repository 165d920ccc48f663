/**
 * The places of rows within an ordered list of row ids. The way back from a row to its place is kept for the list that
 * was asked last: at a million rows it is 4 MB and takes as many steps once.
 */
export interface FoundPlaces {
  /** Places of those rows that are in the list, ascending. `rowCount` is that of the whole table. */
  of(list: Uint32Array, rowIds: Uint32Array, rowCount: number): Uint32Array;
}

export function createFoundPlaces(): FoundPlaces {
  let known: { readonly list: Uint32Array; readonly placeOf: Uint32Array } | null = null;
  return {
    of(list, rowIds, rowCount) {
      if (known?.list !== list) {
        // 0 is none, so that nothing has to be filled in.
        const placeOf = new Uint32Array(rowCount);
        for (let place = 0; place < list.length; place++) placeOf[list[place]!] = place + 1;
        known = { list, placeOf };
      }
      const marks = new Uint8Array(list.length);
      let found = 0;
      for (const rowId of rowIds) {
        const place = known.placeOf[rowId]!;
        if (place === 0) continue;
        marks[place - 1] = 1;
        found += 1;
      }
      const places = new Uint32Array(found);
      let at = 0;
      for (let place = 0; place < marks.length; place++) if (marks[place] === 1) places[at++] = place;
      return places;
    },
  };
}
