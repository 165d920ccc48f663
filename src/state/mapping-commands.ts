import {
  joinedMemory,
  type MappingMemory,
  mappingFileText,
  parseMappingFile,
} from '../session/mapping-memory';
import { type Application, notify } from './application';

/** A refused write is no reason to stop: the mapping holds until the page is closed. */
export async function rememberMappings(app: Application, mappings: MappingMemory): Promise<void> {
  app.mappings = mappings;
  await app.services.keeper.putValue('mappings', mappings).catch(() => undefined);
}

/** All remembered mappings as a small file, for the neighbour's machine. */
export function saveMappingFile(app: Application): void {
  if (app.mappings.length === 0) {
    notify(app.store, 'info', 'notice.no-mappings');
    return;
  }
  const content = new Blob([mappingFileText(app.mappings)], { type: 'application/json' });
  app.services.saveFile('列对应.shirong-mapping.json', content);
  notify(app.store, 'good', 'notice.mappings-saved', { n: app.mappings.length });
}

/** True where the text was a mapping file: its layouts are remembered from now on. */
export async function openMappingFile(app: Application, text: string): Promise<boolean> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  const opened = parseMappingFile(value);
  if (opened === null) return false;
  await rememberMappings(app, joinedMemory(app.mappings, opened));
  notify(app.store, 'good', 'notice.mappings-opened', { n: opened.length });
  return true;
}
