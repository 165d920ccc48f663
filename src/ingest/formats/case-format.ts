import type { ImportError } from '../../domain/import-report';
import type { Proposal, ProposalOverrides } from '../../domain/recipe';
import type { Result } from '../../domain/result';
import type { DetectedFormat } from '../sniff-format';

/** A file format that can hold cases: one file of this folder each, listed in the registry. */
export interface CaseFormat {
  readonly reads: DetectedFormat;
  propose(
    head: Uint8Array,
    fileName: string,
    byteLength: number,
    overrides: ProposalOverrides,
  ): Result<Proposal, ImportError>;
}
