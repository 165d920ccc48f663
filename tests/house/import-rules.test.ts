import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importOffences, ROOMS, shapeOffences } from '../support/house-rules';
import { PROJECT } from '../support/project';
import { listFiles } from '../support/source-tree';

const sources = listFiles('src', ['.ts', '.tsx', '.mts', '.js', '.mjs']);

describe('the rooms of src', () => {
  it('has files to look at', () => {
    expect(sources.length).toBeGreaterThan(10);
  });

  it('has no folder that the design does not know', () => {
    const rooms = readdirSync(join(PROJECT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .filter((name) => !(name in ROOMS));
    expect(rooms).toEqual([]);
  });

  it('imports one way only, and packages only where they belong', () => {
    expect(sources.flatMap(importOffences)).toEqual([]);
  });

  it('has no cycle between rooms in the table itself', () => {
    const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
      (ROOMS[from] ?? []).some(
        (next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))),
      );
    expect(Object.keys(ROOMS).filter((room) => reaches(room, room, new Set()))).toEqual([]);
  });

  it('has no drawers, no barrels, kebab-case names and files of one idea', () => {
    expect([...sources, ...listFiles('src', ['.css'])].flatMap(shapeOffences)).toEqual([]);
  });
});

describe('the rules see what they forbid', () => {
  const offencesOf = (path: string, text: string) => importOffences({ path, text });

  it.each([
    ['src/domain/case.ts', "import { x } from '../ingest/x';"],
    ['src/domain/case.ts', "import type { X } from '../engine/port';"],
    ['src/domain/case.ts', "import fc from 'anything';"],
    ['src/analysis/density.ts', "export { x } from '../crossfilter/port';"],
    ['src/analysis/density.ts', "type X = import('../engine/port').Engine;"],
    ['src/ingest/read.ts', "const later = await import('../platform/save-file');"],
    ['src/state/view.ts', "new Worker(new URL('../workers/read.ts', import.meta.url));"],
    ['src/jobs/load.ts', "import { useState } from 'react';"],
    ['src/ui/records/table.tsx', "import maplibregl from 'maplibre-gl';"],
    ['src/ui/records/table.tsx', "import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';"],
    ['src/jobs/load.ts', "import { AsyncDuckDB } from '@duckdb/duckdb-wasm';"],
    ['src/engine/port.ts', "import type { Table } from 'apache-arrow';"],
    ['src/engine/compile-filter.ts', "import type { Table } from 'apache-arrow';"],
    ['src/ui/shell.tsx', "import { x } from '../main';"],
    ['src/workers/read.ts', "import { AsyncDuckDB } from '@duckdb/duckdb-wasm';"],
    ['src/workers/read.ts', "import '../state/app-state';"],
    ['src/jobs/load.ts', "import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';"],
    ['src/cellar/x.ts', ''],
  ])('%s with %s', (path, text) => {
    expect(offencesOf(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/ingest/utils/x.ts', 1],
    ['src/ingest/helpers.ts', 1],
    ['src/ingest/index.ts', 1],
    ['src/ingest/readCsv.ts', 1],
    ['src/ingest/read-csv.ts', 401],
  ])('%s of %i lines', (path, lines) => {
    expect(shapeOffences({ path, text: 'x\n'.repeat(lines) })).toHaveLength(1);
  });

  it('lets a worker name the address of the database, which is a string', () => {
    const text = "import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';";
    expect(offencesOf('src/workers/records.worker.ts', text)).toEqual([]);
  });

  it('lets the composition root import everything', () => {
    expect(
      offencesOf('src/main.tsx', "import '../engine/port'; import 'react'; import './ui/shell';"),
    ).toEqual([]);
  });
});
