import type { ImportError } from '../domain/import-report';
import { failure, ok, type Result } from '../domain/result';
import { createFingerprint } from '../ingest/fingerprint';
import { memberBytes, openZip, type ZipArchive, type ZipMember } from '../ingest/formats/zip-archive';
import {
  isProjectError,
  PROJECT_ENTRY,
  type Project,
  type ProjectError,
  type ProjectSource,
  parseProject,
} from '../session/project';
import type { SourceBytes } from './write-project';

export interface ReadProject {
  readonly project: Project;
  readonly sources: readonly SourceBytes[];
}

const DESCRIPTION_BYTES = 32 << 20;
/** More than a page could hold of cases, boundaries and maps together. */
const MOST_BYTES = 8 * 2 ** 30;
const HELD_BYTES = 16 << 20;

/** What a project file holds, without its sources. */
export async function describeProject(
  file: Blob,
  signal: AbortSignal,
): Promise<Result<Project, ProjectError>> {
  return guarded(signal, async () => {
    const opened = await openDescription(file, signal);
    return opened.ok ? ok(opened.value.project) : opened;
  });
}

/**
 * Everything of a project file, each source held to the length and the fingerprint that the description gives it. What
 * else the archive holds is not looked at. Nothing is returned unless all of it is right.
 */
export async function readProject(
  file: Blob,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Result<ReadProject, ProjectError>> {
  return guarded(signal, async () => {
    const opened = await openDescription(file, signal);
    if (!opened.ok) return opened;
    const { project, archive } = opened.value;
    const total = project.sources.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (total > MOST_BYTES) return failure<ProjectError>({ code: 'too_large' });
    const members = new Map(archive.members.map((member) => [member.name, member]));
    const sources: SourceBytes[] = [];
    let done = 0;
    for (const source of project.sources) {
      const member = members.get(source.entry);
      if (member === undefined) return failure<ProjectError>({ code: 'missing_source', entry: source.entry });
      const content = await readSource(source, member, signal, (bytes) => {
        done += bytes;
        onProgress(total === 0 ? 1 : done / total);
      });
      if (!content.ok) return content;
      sources.push({ id: source.id, content: content.value });
    }
    return ok({ project, sources });
  });
}

async function openDescription(
  file: Blob,
  signal: AbortSignal,
): Promise<Result<{ readonly project: Project; readonly archive: ZipArchive }, ProjectError>> {
  const archive = await openZip(file, signal);
  if (!archive.ok) return failure(asProjectError(archive.error));
  const member = archive.value.members.find(({ name }) => name === PROJECT_ENTRY);
  if (member === undefined) return failure({ code: 'not_a_project' });
  const bytes = await memberBytes(member, DESCRIPTION_BYTES, signal);
  if (!bytes.ok) return failure(asProjectError(bytes.error, PROJECT_ENTRY));
  const project = parseProject(new TextDecoder().decode(bytes.value));
  return isProjectError(project) ? failure(project) : ok({ project, archive: archive.value });
}

async function readSource(
  source: ProjectSource,
  member: ZipMember,
  signal: AbortSignal,
  advance: (bytes: number) => void,
): Promise<Result<Blob, ProjectError>> {
  const { entry, byteLength } = source;
  const fingerprint = createFingerprint();
  const finished: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  let length = 0;
  const reading = member.read(signal);
  for (;;) {
    const next = await reading.next();
    if (next.done) {
      if (next.value !== null) return failure(asProjectError(next.value, entry));
      break;
    }
    const piece = next.value;
    length += piece.length;
    if (length > byteLength) {
      await reading.return(null);
      return failure({ code: 'bomb', entry });
    }
    fingerprint.push(piece);
    held.push(piece.slice());
    heldBytes += piece.length;
    if (heldBytes >= HELD_BYTES) {
      finished.push(new Blob(held));
      held = [];
      heldBytes = 0;
    }
    advance(piece.length);
  }
  if (length !== byteLength || fingerprint.finish() !== source.fingerprint) {
    return failure({ code: 'wrong_source', entry });
  }
  return ok(new Blob([...finished, ...held]));
}

function asProjectError({ code }: ImportError, entry?: string): ProjectError {
  const named = entry === undefined ? {} : { entry };
  switch (code) {
    case 'zip_bomb':
      return { code: 'bomb', ...named };
    case 'too_large':
      return { code: 'too_large', ...named };
    default:
      return { code: 'damaged', ...named };
  }
}

async function guarded<T>(
  signal: AbortSignal,
  work: () => Promise<Result<T, ProjectError>>,
): Promise<Result<T, ProjectError>> {
  try {
    return await work();
  } catch (thrown) {
    if (signal.aborted) return failure({ code: 'cancelled' });
    if (thrown instanceof DOMException) return failure({ code: 'read_failed' });
    throw thrown;
  }
}
