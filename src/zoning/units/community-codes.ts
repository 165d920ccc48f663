import type { Zone } from '../../domain/zone-set';

/** A region that the file does not name: no region's code begins so, and the whole stays 6 + 3 + 3 digits. */
const NO_REGION = '000000';
const MOST_IN_STREET = 999;
const COMMUNITY_CODE = /^\d{12}$/;

/**
 * Twelve digits of each zone, 6 + 3 + 3 (GB/T 47678.3): its own code where it has such, else made of its street's and
 * its own number in the file under a region of zeros. Codes are unique.
 */
export function communityCodes(
  zones: readonly Pick<Zone, 'id' | 'district' | 'street'>[],
): readonly string[] {
  const streets = new Map<string, { number: number; zones: number }>();
  const taken = new Set(zones.map(({ id }) => id).filter((id) => COMMUNITY_CODE.test(id)));
  let lastStreet = 0;
  return zones.map(({ id, district, street }) => {
    if (COMMUNITY_CODE.test(id)) return id;
    const key = JSON.stringify([district, street]);
    const own = streets.get(key) ?? { number: ++lastStreet, zones: 0 };
    streets.set(key, own);
    let code: string;
    do {
      own.zones += 1;
      if (own.zones > MOST_IN_STREET) {
        own.number = ++lastStreet;
        own.zones = 1;
      }
      code = `${NO_REGION}${threeDigits(own.number)}${threeDigits(own.zones)}`;
    } while (taken.has(code));
    taken.add(code);
    return code;
  });
}

function threeDigits(number: number): string {
  return String(number).padStart(3, '0');
}
