import type { CaseFormat } from './case-format';
import { delimited } from './delimited';
import type { TabulatedFormat } from './tabulated';

export const CASE_FORMATS: readonly CaseFormat[] = [delimited];

/** Formats that are turned into delimited text before the reader sees them. */
export const TABULATED_FORMATS: readonly TabulatedFormat[] = [];
