import { type CoordinateSystemId, gaussKruegerEpsg, meridianOf } from '../domain/place-reading';

const DEGREES = 'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]';
const CGCS2000 = `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],${DEGREES}]`;
const WGS84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],${DEGREES}]`;
const TWD97 = `GEOGCS["GCS_TWD_1997",DATUM["D_TWD_1997",SPHEROID["GRS_1980",6378137.0,298.257222101]],${DEGREES}]`;

function transverseMercator(
  name: string,
  base: string,
  falseEasting: number,
  meridian: number,
  projection: string,
  scale: string,
): string {
  return `PROJCS["${name}",${base},PROJECTION["${projection}"],PARAMETER["False_Easting",${falseEasting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
}

/** GCJ-02 and BD-09 have no definition of anybody's: they are named so that nobody takes them for WGS 84. */
function shifted(name: string): string {
  return `GEOGCS["${name}",DATUM["D_${name}",SPHEROID["WGS_1984",6378137.0,298.257223563]],${DEGREES}]`;
}

/** The system in the words of a .prj file (WKT 1 as ESRI writes it); null where there are none (a local grid, mixed zones). */
export function projectionText(system: CoordinateSystemId): string | null {
  const meridian = meridianOf(system);
  if (meridian !== null) {
    return transverseMercator(
      `CGCS2000_3_Degree_GK_CM_${meridian}E`,
      CGCS2000,
      500_000,
      meridian,
      'Gauss_Kruger',
      '1.0',
    );
  }
  switch (system) {
    case 'wgs84':
      return WGS84;
    case 'gcj02':
      return shifted('GCJ-02');
    case 'bd09':
      return shifted('BD-09');
    case 'web-mercator':
      return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;
    case 'twd97-tm2':
      return transverseMercator('TWD_1997_TM_Taiwan', TWD97, 250_000, 121, 'Transverse_Mercator', '0.9999');
    default:
      return null;
  }
}

/** Name for a `crs` member or metadata: a URN where EPSG has a code, else the plain name. null for WGS 84, which needs none. */
export function systemName(system: CoordinateSystemId): string | null {
  const code = epsgCode(system);
  if (system === 'wgs84') return null;
  if (code !== null) return `urn:ogc:def:crs:EPSG::${code}`;
  return NAMES[system] ?? system;
}

const NAMES: { readonly [S in CoordinateSystemId]?: string } = {
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
  'bd09-mercator': 'BD-09 Mercator',
};

function epsgCode(system: CoordinateSystemId): number | null {
  const meridian = meridianOf(system);
  if (meridian !== null) return gaussKruegerEpsg(meridian);
  if (system === 'wgs84') return 4326;
  if (system === 'web-mercator') return 3857;
  return system === 'twd97-tm2' ? 3826 : null;
}
