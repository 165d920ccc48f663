/** In place: re and im become their discrete Fourier transform; the length is a power of two. Cooley and Tukey 1965. */
export function fourierTransform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  reorder(re, im);
  const { cosines, sines } = turns(n);
  for (let half = 1; half < n; half *= 2) {
    const step = n / (2 * half);
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const a = start + k;
        const b = a + half;
        const cosine = cosines[k * step]!;
        const sine = sines[k * step]!;
        const x = re[b]! * cosine - im[b]! * sine;
        const y = re[b]! * sine + im[b]! * cosine;
        re[b] = re[a]! - x;
        im[b] = im[a]! - y;
        re[a] = re[a]! + x;
        im[a] = im[a]! + y;
      }
    }
  }
}

let lastTurns = { cosines: new Float64Array(0), sines: new Float64Array(0) };

/** A plane transforms a thousand rows of one length: the last table is kept. Each from its own angle: a recurrence would lose digits that tails need. */
function turns(n: number) {
  if (lastTurns.cosines.length === n / 2) return lastTurns;
  const cosines = new Float64Array(n / 2);
  const sines = new Float64Array(n / 2);
  for (let k = 0; k < n / 2; k++) {
    cosines[k] = Math.cos((2 * Math.PI * k) / n);
    sines[k] = -Math.sin((2 * Math.PI * k) / n);
  }
  lastTurns = { cosines, sines };
  return lastTurns;
}

function reorder(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < re.length; i++) {
    let bit = re.length >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const x = re[i]!;
    const y = im[i]!;
    re[i] = re[j]!;
    im[i] = im[j]!;
    re[j] = x;
    im[j] = y;
  }
}
