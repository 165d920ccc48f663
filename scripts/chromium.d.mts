export function findChromium(): string | undefined;
export const INSECURE_HOST: string;
export const CHROMIUM_FLAGS: readonly string[];
