import type { AsyncRecordBatchStreamReader, Table } from 'apache-arrow';

/** As much of AsyncDuckDB as the engine uses, so that any build of it (browser, Node) can be given. */
export interface Database {
  connect(): Promise<DatabaseConnection>;
  isDetached(): boolean;
}

export interface DatabaseConnection {
  query(text: string): Promise<Table>;
  /** Can be cancelled by `cancelSent`, which a prepared statement cannot. */
  send(text: string): Promise<AsyncRecordBatchStreamReader>;
  cancelSent(): Promise<boolean>;
  prepare(text: string): Promise<PreparedStatement>;
  insertArrowFromIPCStream(buffer: Uint8Array, options: { name: string; create: boolean }): Promise<void>;
  close(): Promise<void>;
}

export interface PreparedStatement {
  query(...values: unknown[]): Promise<Table>;
  close(): Promise<void>;
}
