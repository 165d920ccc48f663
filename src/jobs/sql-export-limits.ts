/** A result is read into memory as a whole before it is written; both are said before. */
export const SQL_EXPORT_ROWS = 1_000_000;
export const SQL_EXPORT_CELLS = 6_000_000;
