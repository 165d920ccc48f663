import { useStore } from 'zustand';
import { type SqlState, sqlStore } from '../../state/sql-state';
import { useApp } from '../../state/use-app';

export function useSql<T>(select: (state: SqlState) => T): T {
  return useStore(sqlStore(useApp()), select);
}
