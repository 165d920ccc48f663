import type { Result } from '../domain/result';
import type { Project, ProjectError } from '../session/project';
import { describeProject, type ReadProject, readProject } from './read-project';
import { type SourceBytes, writeProject } from './write-project';

export interface ProjectDeskPorts {
  /** Runs under an id by which it can be cancelled. */
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** The project file's part of the casebook. */
export function createProjectDesk({ job }: ProjectDeskPorts) {
  return {
    /** Everything of a project in one file. */
    writeProject: (
      id: string,
      project: Omit<Project, 'sources'>,
      sources: readonly SourceBytes[],
      onProgress: (fraction: number) => void,
    ): Promise<Result<Blob, ProjectError>> =>
      job(id, (signal) => writeProject(project, sources, signal, onProgress)),

    /** What a project file holds; its sources are not read. */
    describeProject: (id: string, file: Blob): Promise<Result<Project, ProjectError>> =>
      job(id, (signal) => describeProject(file, signal)),

    readProject: (
      id: string,
      file: Blob,
      onProgress: (fraction: number) => void,
    ): Promise<Result<ReadProject, ProjectError>> =>
      job(id, (signal) => readProject(file, signal, onProgress)),
  };
}
