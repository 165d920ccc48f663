/** Hands out items by falling count; equal counts by rising rank. Items below `fewest` are never handed out. */
export interface LargestFirst {
  /** -1 when nothing is left. */
  next(): number;
  /** The item waits again, at the count that it has now. */
  again(item: number): void;
}

/** A binary heap over the items' counts as they are when an item enters. */
export function createLargestFirst(
  counts: Uint32Array,
  rank: (item: number) => number,
  fewest: number,
): LargestFirst {
  const heap: number[] = [];
  const before = (a: number, b: number) =>
    counts[a]! > counts[b]! || (counts[a] === counts[b] && rank(a) < rank(b));

  function rise(from: number): void {
    const item = heap[from]!;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(item, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = item;
  }

  function sink(from: number): void {
    const item = heap[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, item)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = item;
  }

  counts.forEach((count, item) => {
    if (count >= fewest) heap.push(item);
  });
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at);
  return {
    next() {
      const first = heap[0];
      if (first === undefined) return -1;
      const last = heap.pop()!;
      if (heap.length > 0) {
        heap[0] = last;
        sink(0);
      }
      return first;
    },
    again(item) {
      heap.push(item);
      rise(heap.length - 1);
    },
  };
}
