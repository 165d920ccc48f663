/** The longest round length in metres (1, 2, 3 or 5 × 10ⁿ) that fits into the given number of pixels. */
export function scaleLength(metresPerPixel: number, mostPixels: number): number {
  const most = metresPerPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 3, 2, 1].find((candidate) => candidate * power <= most) ?? 1;
  return step * power;
}
