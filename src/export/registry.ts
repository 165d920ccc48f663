import type { ExportFormat } from './export-format';

const modules = import.meta.glob<{ readonly format: ExportFormat }>('./formats/*.ts', { eager: true });

/** Every format of `formats/`, by id. */
export const EXPORT_FORMATS: readonly ExportFormat[] = Object.values(modules)
  .map((module) => module.format)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

export function exportFormat(id: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.id === id);
}
