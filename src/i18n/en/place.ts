import type { place as source } from '../zh-CN/place';

export const place: Record<keyof typeof source, string> = {
  'place.title': 'Coordinates',
  'place.system': 'Coordinate system',
  'place.swap': 'Order of the two columns',
  'place.choose': 'Choose a coordinate system',
  'place.looking': 'Looking at the coordinates…',
  'place.group.degree': 'Longitude and latitude (degrees)',
  'place.group.metre': 'Plane coordinates (metres)',
  'place.group.gauss-krueger': 'CGCS2000 3° zones, no zone number (by central meridian)',
  'place.group.local': 'Local',
  'place.meridian': 'Central meridian {meridian}° (EPSG:{epsg})',

  'crs.wgs84': 'WGS84 / CGCS2000 degrees',
  'crs.gcj02': 'GCJ-02 degrees (Amap, Tencent)',
  'crs.bd09': 'BD-09 degrees (Baidu)',
  'crs.bd09-mercator': 'BD-09 Mercator (Baidu metres)',
  'crs.web-mercator': 'Web Mercator (EPSG:3857)',
  'crs.gauss-krueger-zone': 'CGCS2000 3° Gauss-Krüger with zone number',
  'crs.twd97-tm2': 'TWD97 / TM2 zone 121 (EPSG:3826)',
  'crs.local-grid': 'Local grid (by control points)',
  'crs.gauss-krueger': 'CGCS2000 3°, central meridian {meridian}°',

  'swap.none': 'As mapped: first east, second north',
  'swap.all': 'Exchanged in every row',
  'swap.rows': 'Decided row by row; exchanged rows are put right',

  'place-verdict.clear': 'Only this system fits the numbers.',
  'place-verdict.by-landmarks':
    'Several systems fit the numbers; this one agrees best with the loaded boundaries and roads.',
  'place-verdict.stated': 'The file itself states its system.',
  'place-verdict.ask':
    'The numbers alone cannot tell these systems apart (WGS84, GCJ-02 and BD-09 share one range; a projected system may lack its zone). Please confirm; with boundaries or roads loaded they are compared by themselves.',
  'place-verdict.none':
    'The numbers fit no system known here. For a local grid choose “Local grid” and enter control points.',
  'place.unsupported':
    'The file states “{name}”, which cannot be converted exactly without local parameters (Beijing 54 and Xi’an 80 are 80–120 m off).',

  'place-evidence.stated': 'The file states {name}',
  'place-evidence.range': '{fits} of {of} sampled rows lie in the range of this system',
  'place-evidence.header': 'A column called “{header}” is usual for this system',
  'place-evidence.inside': '{inside} of {of} points lie inside the boundaries',
  'place-evidence.names': '{equal} of {of} points lie in the area that the case reports',
  'place-evidence.roads': 'Median distance to the nearest road {metres} m ({of} points)',
  'place.order':
    'Order: {asMapped} rows as mapped, {swapped} with east and north exchanged, {neither} in range in neither order.',
  'place.will-swap': '{n} rows of the sample will be exchanged and marked as suspect.',
  'place.kept':
    'The original pair is kept as “Original X” and “Original Y”, on the case card and in exports.',
  'place.changed': 'Another system was chosen; “{system}” is proposed.',
  'place.others': 'Other possibilities ({n})',

  'place.preview': 'Where the points fall ({n} sampled rows)',
  'place.preview-before': 'Also show them unconverted (grey rings)',
  'place.preview-landmarks': 'Grey lines are the loaded boundaries and roads',
  'place.preview-alone': 'No boundaries or roads to compare with',
  'place.preview-none': 'No point to show in this system',

  'place.controls': 'Control points',
  'place.controls-hint':
    'One a line: X Y longitude latitude (blanks, commas or tabs between). Two points give move, turn and scale; three and more an affine fit.',
  'place.controls-need': 'Two control points at different places are needed.',
  'place.controls-bad': 'Line {line} is not four numbers.',
  'place.controls-residual': 'Residuals of the control points (m): {list}',

  'bounds.title': 'Area',
  'bounds.by-zones': 'The loaded boundaries decide; cases outside them are “out of area”.',
  'bounds.hint':
    'No boundaries are loaded: the area is the 1–99 % range of the coordinates, widened; cases beyond are “out of area”. It can be changed.',
  'bounds.west': 'West (longitude)',
  'bounds.south': 'South (latitude)',
  'bounds.east': 'East (longitude)',
  'bounds.north': 'North (latitude)',
  'bounds.apply': 'Apply',
  'bounds.reset': 'Back to automatic',
  'bounds.wrong': 'West must be less than east, south less than north, all within the earth.',
  'bounds.by-map': 'Take the map’s extent',

  'doubt.nowhere': 'zero, or one number in both columns',
  'doubt.swapped': 'east and north exchanged, put right',
  'doubt.coarse': 'too coarse (whole hundredths of a degree, or whole kilometres)',
  'joined.title': 'Without a point, counted by their area',
  'joined.cell': 'by unit grid',
  'joined.community': 'by community',
  'joined.street': 'by street',
  'joined.road': 'by road',
  'joined.district': 'by district',
  'joined.none': 'no single area found',
  'place.read-as': 'Coordinates read as {system}',
  'place.swapped-rows': '{n} rows exchanged',
  'place.impossible-rows': '{n} rows give no valid place',
};
