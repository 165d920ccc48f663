import { afterAll } from 'vitest';
import { closeSessions } from './session';

afterAll(closeSessions);
