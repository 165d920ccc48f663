import {
  type CoordinateSystemId,
  GAUSS_KRUEGER_IDS,
  GAUSS_KRUEGER_MERIDIANS,
} from '../../domain/place-reading';

export type StatedSystem =
  | { readonly kind: 'known'; readonly system: CoordinateSystemId; readonly name: string }
  /** Named, but not one that can be converted here. */
  | { readonly kind: 'unsupported'; readonly name: string };

const EPSG: ReadonlyMap<number, CoordinateSystemId> = new Map<number, CoordinateSystemId>([
  [4326, 'wgs84'],
  [4490, 'wgs84'],
  [4979, 'wgs84'],
  [3824, 'wgs84'],
  [3857, 'web-mercator'],
  [900913, 'web-mercator'],
  [102100, 'web-mercator'],
  [3826, 'twd97-tm2'],
]);

/**
 * What a .prj text (WKT), a crs member or an EPSG code says of the system. null for an empty text. Beijing 54 and Xi'an
 * 80 lie 80 to 120 m off and need parameters of their city, so they are named and not guessed.
 */
export function statedSystem(hint: string | undefined): StatedSystem | null {
  const text = hint?.trim() ?? '';
  if (text === '') return null;
  const name = /^\w+\[\s*"([^"]+)"/.exec(text)?.[1] ?? text.slice(0, 80);
  const known = (system: CoordinateSystemId): StatedSystem => ({ kind: 'known', system, name });
  const unsupported: StatedSystem = { kind: 'unsupported', name };
  const code = epsgOf(text);
  const byCode = code === null ? undefined : (EPSG.get(code) ?? gaussKruegerByCode(code));
  if (byCode !== undefined) return known(byCode);
  const plain = text.replace(/[\s_]/g, '').toLowerCase();
  if (/beijing1954|beijing54|xian1980|xian80|twd67/.test(plain)) return unsupported;
  if (/crs84|ogc:1\.3/.test(plain)) return known('wgs84');
  if (/gcj-?02/.test(plain)) return known('gcj02');
  if (/bd-?09mc|bd-?09mercator/.test(plain)) return known('bd09-mercator');
  if (/bd-?09/.test(plain)) return known('bd09');
  if (/^projcs|^projcrs/.test(plain)) return projected(text, plain, known) ?? unsupported;
  return /wgs.?(19)?84|cgcs2000|chinageodeticcoordinatesystem2000|chinageodetic2000|twd97/.test(plain)
    ? known('wgs84')
    : unsupported;
}

function epsgOf(text: string): number | null {
  // The last authority of a WKT is that of the whole; those inside name its parts.
  const found = /^(\d{4,6})$|EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})$|\["?EPSG"?,\s*"?(\d{4,6})"?\]\s*\]\s*$/i.exec(
    text,
  );
  return found === null ? null : Number(found[1] ?? found[2] ?? found[3]);
}

/** EPSG 4513–4533: with the zone in the easting; 4534–4554: without. */
function gaussKruegerByCode(code: number): CoordinateSystemId | undefined {
  if (code >= 4513 && code <= 4533) return 'gauss-krueger-zone';
  return GAUSS_KRUEGER_IDS[code - 4534];
}

function projected(
  text: string,
  plain: string,
  known: (system: CoordinateSystemId) => StatedSystem,
): StatedSystem | null {
  if (/mercatorauxiliarysphere|pseudo-?mercator|popularvisualisation/.test(plain))
    return known('web-mercator');
  const parameter = (pattern: string) => {
    const found = new RegExp(`PARAMETER\\["${pattern}",\\s*(-?[\\d.]+)`, 'i').exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  const easting = parameter('False_Easting');
  const meridian = parameter('Central_Meridian') ?? parameter('Longitude_of_natural_origin');
  if (/twd97/.test(plain)) return easting === 250_000 && meridian === 121 ? known('twd97-tm2') : null;
  if (!/cgcs2000|chinageodetic|wgs.?(19)?84/.test(plain) || easting === null || meridian === null)
    return null;
  const index = GAUSS_KRUEGER_MERIDIANS.indexOf(meridian);
  if (index < 0) return null;
  if (easting === 500_000) return known(GAUSS_KRUEGER_IDS[index]!);
  return easting === (meridian / 3) * 1_000_000 + 500_000 ? known('gauss-krueger-zone') : null;
}
