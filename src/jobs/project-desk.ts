import type { Result } from '../domain/result';
import type { Project, ProjectError } from '../session/project';
import type { ReadProject } from './read-project';
import type { SourceBytes } from './write-project';

export interface ProjectDeskPorts {
  /** Runs under an id by which it can be cancelled. */
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** The project file's part of the casebook; its code comes with the first project. */
export function createProjectDesk({ job }: ProjectDeskPorts) {
  return {
    /** Everything of a project in one file. */
    writeProject: (
      id: string,
      project: Omit<Project, 'sources'>,
      sources: readonly SourceBytes[],
      onProgress: (fraction: number) => void,
    ): Promise<Result<Blob, ProjectError>> =>
      job(id, async (signal) =>
        (await import('./write-project')).writeProject(project, sources, signal, onProgress),
      ),

    /** What a project file holds; its sources are not read. */
    describeProject: (id: string, file: Blob): Promise<Result<Project, ProjectError>> =>
      job(id, async (signal) => (await import('./read-project')).describeProject(file, signal)),

    readProject: (
      id: string,
      file: Blob,
      onProgress: (fraction: number) => void,
    ): Promise<Result<ReadProject, ProjectError>> =>
      job(id, async (signal) => (await import('./read-project')).readProject(file, signal, onProgress)),
  };
}
