import synonyms from './zone-synonyms.json';

/** What a boundary feature says of itself; '' where it says nothing. */
export interface ZoneNames {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  readonly street: string;
  readonly community: string;
}

type Role = 'code' | 'name' | 'district' | 'street' | 'town' | 'community' | 'parent';

const ROLES: readonly Role[] = ['code', 'name', 'district', 'street', 'town', 'community', 'parent'];
const WORDS: ReadonlyMap<Role, readonly string[]> = new Map(
  ROLES.map((role) => [role, synonyms[role].map(plainKey)]),
);

/** Names by property synonyms; where only a general name is given, its ending (街道, 社区, 区 …) tells its level. */
export function zoneNames(properties: { readonly [name: string]: unknown }): ZoneNames {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(properties)) {
    const text = textOf(value);
    if (text !== '' && !values.has(plainKey(key))) values.set(plainKey(key), text);
  }
  const firstOf = (role: Role): string => {
    for (const word of WORDS.get(role)!) {
      const value = values.get(word);
      if (value !== undefined) return value;
    }
    return '';
  };

  const levels = { district: '', street: firstOf('street'), community: firstOf('community') };
  const town = firstOf('town');
  const townIsStreet = /(街道|镇|乡)$/.test(town);
  if (townIsStreet && levels.street === '') levels.street = town;
  levels.district = town !== '' && !townIsStreet ? town : firstOf('district');
  const name = firstOf('name');
  for (const general of [name, firstOf('parent')]) {
    const level = levelByEnding(general);
    if (level !== null && levels[level] === '') levels[level] = general;
  }
  return {
    code: firstOf('code'),
    name: name || levels.community || levels.street || levels.district,
    ...levels,
  };
}

function levelByEnding(name: string): 'district' | 'street' | 'community' | null {
  if (/(社区|社區|居委会|居委會|村|里)$/.test(name)) return 'community';
  if (/(街道|镇|鎮|乡|鄉)$/.test(name)) return 'street';
  // 小区, 园区, 景区, 片区, 辖区, 责任区 … are places of other kinds.
  return /(?<![小园園景片辖轄校厂厰库庫任林牧矿礦灾])(区|區|县|縣)$/.test(name) ? 'district' : null;
}

function plainKey(key: string): string {
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** Numbers above 2⁵³ were rounded by JSON and are no code any more. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'number' || !Number.isFinite(value)) return '';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? '' : String(value);
}
