import { safeFileName } from '../export/safe-file-name';

/** The plan's name and the day, as any system takes it. */
export function planFileName(name: string, now: Date, extension: string): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return safeFileName(`${name.slice(0, 60)}_${day}`, extension, 'plan');
}
