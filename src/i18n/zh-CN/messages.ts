import { shell } from './shell';

/** The source of truth: its keys are the keys of every other language. */
export const messages = { ...shell } as const;
