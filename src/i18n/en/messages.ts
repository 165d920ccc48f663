import type { Messages } from '../translate';
import { shell } from './shell';

export const messages: Messages = { ...shell };
