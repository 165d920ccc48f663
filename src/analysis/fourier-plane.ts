import { fourierTransform } from './fourier';

/**
 * Circular convolution of two real planes of width × height (powers of two, row-major): the sum over all offsets of
 * plane × kernel, the kernel's origin at 0.
 */
export function convolvePlanes(
  plane: Float64Array,
  kernel: Float64Array,
  width: number,
  height: number,
): Float64Array {
  const size = width * height;
  const re = plane.slice();
  const im = new Float64Array(size);
  const kernelRe = kernel.slice();
  const kernelIm = new Float64Array(size);
  transformPlane(re, im, width, height);
  transformPlane(kernelRe, kernelIm, width, height);
  for (let i = 0; i < size; i++) {
    const x = re[i]! * kernelRe[i]! - im[i]! * kernelIm[i]!;
    const y = re[i]! * kernelIm[i]! + im[i]! * kernelRe[i]!;
    re[i] = x;
    // The inverse is the forward transform of the conjugate.
    im[i] = -y;
  }
  transformPlane(re, im, width, height);
  for (let i = 0; i < size; i++) re[i] = re[i]! / size;
  return re;
}

function transformPlane(re: Float64Array, im: Float64Array, width: number, height: number): void {
  for (let row = 0; row < height; row++) {
    fourierTransform(
      re.subarray(row * width, (row + 1) * width),
      im.subarray(row * width, (row + 1) * width),
    );
  }
  const columnRe = new Float64Array(height);
  const columnIm = new Float64Array(height);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < height; row++) {
      columnRe[row] = re[row * width + column]!;
      columnIm[row] = im[row * width + column]!;
    }
    fourierTransform(columnRe, columnIm);
    for (let row = 0; row < height; row++) {
      re[row * width + column] = columnRe[row]!;
      im[row * width + column] = columnIm[row]!;
    }
  }
}
