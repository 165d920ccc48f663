import statusSynonyms from '../../../data/status-synonyms.json';
import { STATUSES, type Status } from '../../domain/status';

const STATUS_OF = new Map<string, Status>(
  STATUSES.flatMap((status) =>
    statusSynonyms.statuses[status].map((name) => [statusKey(name), status] as const),
  ),
);

/** Canonical state of what a file says (domain facts §6), brackets and blanks aside; unknown where it is new to us. */
export function canonicalStatus(raw: string): Status {
  return STATUS_OF.get(statusKey(raw)) ?? 'unknown';
}

export function isKnownStatus(raw: string): boolean {
  return STATUS_OF.has(statusKey(raw));
}

function statusKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s[\]【】()_-]/g, '');
}
