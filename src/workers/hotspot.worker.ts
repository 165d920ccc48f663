import { expose } from 'comlink';
import { cellGrid } from '../analysis/cell-grid';
import { findHotspots } from '../analysis/hotspot';

const room = { cellGrid, findHotspots };

export type HotspotWorker = typeof room;

expose(room);
