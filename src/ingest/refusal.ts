import type { ImportError, ImportReport } from '../domain/import-report';

/** Why a file that was read must not replace the data that is there; null where it may. */
export function refusal(report: ImportReport): ImportError | null {
  if (report.loaded > 0) return null;
  const undecodable = report.rejects.filter(({ code }) => code === 'undecodable').length;
  if (undecodable > report.rejects.length / 2) return { code: 'wrong_encoding' };
  return { code: 'no_usable_rows', detail: { rowsIn: report.rowsIn, rejected: report.rejected } };
}
