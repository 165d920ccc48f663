/**
 * Seeded random streams. Each part of the city draws from a stream of its own, named by a label, so that a change in
 * one part leaves the others as they were. Generator: sfc32 (Doty-Humphrey, PractRand), seeded by FNV-1a.
 */
export function randomStream(seed, label) {
  let a = fnv(`${seed}/${label}/a`);
  let b = fnv(`${seed}/${label}/b`);
  let c = fnv(`${seed}/${label}/c`);
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const between = (low, high) => low + (high - low) * next();
  const integer = (low, high) => low + Math.floor(next() * (high - low + 1));
  const normal = () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return radius * Math.cos(2 * Math.PI * next());
  };
  const shuffle = (items) => {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  };
  return {
    next,
    between,
    integer,
    normal,
    shuffle,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)],
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
  };
}

/** Draws indices in proportion to their weights. */
export function weightedChoice(weights) {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i];
    sums[i] = total;
  }
  const draw = (stream) => {
    const target = stream.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { draw, total };
}

function fnv(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  // Murmur3's finaliser: FNV alone leaves neighbouring seeds alike.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
