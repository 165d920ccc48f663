import {
  REFERENCE_KINDS,
  type ReferenceKind,
  type ReferenceProperties,
  ROAD_CLASSES,
  type RoadClass,
} from '../../domain/reference-layer';
import words from './reference-words.json';

type Raw = { readonly [name: string]: unknown };

const KIND_OF_WORD = wordTable(words.kinds, REFERENCE_KINDS);
const ROAD_CLASS_OF_WORD = wordTable(words.roadClasses, ROAD_CLASSES);

/** Properties whose mere presence tells the kind (OpenStreetMap's keys); before any word of `kind` or `class`. */
const TELLING_KEYS: readonly (readonly [key: string, kind: ReferenceKind])[] = [
  ['highway', 'road'],
  ['railway', 'rail'],
  ['waterway', 'water'],
  ['building', 'building'],
  ['place', 'place'],
];
/** Properties whose value is looked up; the first with a known word decides. */
const WORD_KEYS = [
  'kind',
  'class',
  'fclass',
  'type',
  'natural',
  'landuse',
  'leisure',
  'boundary',
  'layer',
  '类型',
  '图层',
];
const CLASS_KEYS = [
  'class',
  'kind_detail',
  'highway',
  'railway',
  'waterway',
  'building',
  'landuse',
  'leisure',
  'natural',
  'fclass',
  'type',
  'subclass',
  '等级',
  '道路等级',
  'kind',
];
const NAME_KEYS = [
  'name:zh-Hans',
  'name:zh',
  'name_zh',
  '名称',
  '名稱',
  '路名',
  '道路名称',
  'name',
  'NAME',
  'Name',
  'road_name',
];
const HAN = /\p{Script=Han}/u;

/** `hint`: the kind that the file's name suggests, for features that say nothing known themselves. */
export function referenceProperties(
  raw: Raw,
  geometry: GeoJSON.Geometry,
  hint: ReferenceKind | null,
): ReferenceProperties {
  const kind = kindOf(raw) ?? (hint !== null && mayBe(hint, geometry) ? hint : 'other');
  return { kind, class: kind === 'road' ? roadClass(raw) : classOf(raw), name: nameOf(raw) };
}

/** The kind that a file's name suggests, by its last word that is known: roads.geojson, city_water.json, 水系.json. */
export function kindOfFileName(name: string): ReferenceKind | null {
  const kinds = name.split(/[^\p{L}]+/u).map((part) => KIND_OF_WORD.get(plainWord(part)));
  return kinds.findLast((kind) => kind !== undefined) ?? null;
}

/** A file of 街道 is called streets too: areas are no roads, and neither are points. */
function mayBe(kind: ReferenceKind, geometry: GeoJSON.Geometry): boolean {
  return (kind !== 'road' && kind !== 'rail') || geometry.type.endsWith('LineString');
}

function kindOf(raw: Raw): ReferenceKind | null {
  for (const [key, kind] of TELLING_KEYS) {
    if (wordOf(raw, key) !== '') return kind;
  }
  for (const key of WORD_KEYS) {
    const kind = KIND_OF_WORD.get(wordOf(raw, key));
    if (kind !== undefined) return kind;
  }
  return null;
}

function roadClass(raw: Raw): RoadClass {
  for (const key of CLASS_KEYS) {
    const found = ROAD_CLASS_OF_WORD.get(wordOf(raw, key));
    if (found !== undefined) return found;
  }
  return 'minor';
}

function classOf(raw: Raw): string {
  for (const key of CLASS_KEYS) {
    const word = wordOf(raw, key);
    if (word !== '' && word !== 'yes') return word;
  }
  return '';
}

/** The first name in Chinese characters, else the first name at all. */
function nameOf(raw: Raw): string {
  const names = NAME_KEYS.map((key) => textOf(raw, key)).filter((name) => name !== '');
  return names.find((name) => HAN.test(name)) ?? names[0] ?? '';
}

function textOf(raw: Raw, key: string): string {
  const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

function wordOf(raw: Raw, key: string): string {
  const word = plainWord(textOf(raw, key));
  // OpenStreetMap's way to say that a key does not hold.
  return word === 'no' ? '' : word;
}

function plainWord(text: string): string {
  return text.trim().toLowerCase().replace(/[\s-]/g, '_');
}

function wordTable<K extends string>(
  table: { readonly [name in K]?: readonly string[] },
  keys: readonly K[],
): ReadonlyMap<string, K> {
  return new Map(keys.flatMap((key) => (table[key] ?? []).map((word) => [word, key] as const)));
}
