export interface ServeOptions {
  readonly folder?: string;
  readonly host?: string;
  readonly port?: number;
  readonly base?: string;
  readonly cspReportPath?: string;
  readonly onCspReport?: (body: string) => void;
}
export interface RunningServer {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}
export function serve(options?: ServeOptions): Promise<RunningServer>;
export function serveFromCommandLine(): Promise<void>;
