import type { Messages } from '../translate';
import { charts } from './charts';
import { fields } from './fields';
import { records } from './records';
import { shell } from './shell';

export const messages: Messages = { ...shell, ...fields, ...charts, ...records };
