import type { CaseFormat } from './case-format';
import { delimited } from './delimited';

export const CASE_FORMATS: readonly CaseFormat[] = [delimited];
