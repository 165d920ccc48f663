/** Tails beyond 3.5 standard deviations hold 0.05 % of the mass per axis; they are cut and the rest renormalised. */
export const KERNEL_REACH = 3.5;
