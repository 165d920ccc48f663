import type { ImportError } from '../domain/import-report';
import type { Proposal, ProposalOverrides } from '../domain/recipe';
import { failure, type Result } from '../domain/result';
import { CASE_FORMATS } from './formats/registry';
import { detectFormat } from './sniff-format';

export type { ProposalOverrides };

/**
 * How to read a file of cases, from its first bytes (1 MB is plenty) and its size. Decided by content; the name is
 * only passed on. Errors: empty_file, not_a_table, wrong_encoding, unsupported_format with {format}.
 */
export function propose(
  head: Uint8Array,
  fileName: string,
  byteLength: number,
  overrides: ProposalOverrides = {},
): Result<Proposal, ImportError> {
  const detected = detectFormat(head);
  if (detected === 'empty') return failure({ code: 'empty_file' });
  const format = CASE_FORMATS.find(({ reads }) => reads === detected);
  if (format) return format.propose(head, fileName, byteLength, overrides);
  if (detected === 'binary') return failure({ code: 'not_a_table' });
  return failure({ code: 'unsupported_format', detail: { format: detected } });
}
