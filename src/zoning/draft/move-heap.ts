/** Vertices by gain, the largest first; a vertex is in it at most once and its gain can change. */
export interface MoveHeap {
  set(vertex: number, gain: number): void;
  remove(vertex: number): void;
  /** −1 when empty. */
  pop(): number;
  /** The largest gain, −Infinity when empty. */
  top(): number;
  clear(): void;
}

export function createMoveHeap(n: number): MoveHeap {
  const heap = new Int32Array(n);
  const place = new Int32Array(n).fill(-1);
  const gains = new Float64Array(n);
  let size = 0;

  function put(vertex: number, at: number): void {
    heap[at] = vertex;
    place[vertex] = at;
  }

  function rise(start: number): void {
    const vertex = heap[start]!;
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (gains[heap[parent]!]! >= gains[vertex]!) break;
      put(heap[parent]!, at);
      at = parent;
    }
    put(vertex, at);
  }

  function sink(start: number): void {
    const vertex = heap[start]!;
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && gains[heap[child + 1]!]! > gains[heap[child]!]!) child++;
      if (gains[heap[child]!]! <= gains[vertex]!) break;
      put(heap[child]!, at);
      at = child;
    }
    put(vertex, at);
  }

  function remove(vertex: number): void {
    const at = place[vertex]!;
    if (at < 0) return;
    place[vertex] = -1;
    size--;
    if (at === size) return;
    const last = heap[size]!;
    put(last, at);
    rise(at);
    sink(place[last]!);
  }

  return {
    set(vertex, gain) {
      gains[vertex] = gain;
      if (place[vertex] === -1) put(vertex, size++);
      rise(place[vertex]!);
      sink(place[vertex]!);
    },
    remove,
    pop() {
      if (size === 0) return -1;
      const first = heap[0]!;
      remove(first);
      return first;
    },
    top: () => (size === 0 ? Number.NEGATIVE_INFINITY : gains[heap[0]!]!),
    clear() {
      for (let at = 0; at < size; at++) place[heap[at]!] = -1;
      size = 0;
    },
  };
}
