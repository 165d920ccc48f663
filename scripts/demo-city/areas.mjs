import { collection, feature, polygonOf } from './geojson.mjs';

/** Districts, streets, communities, duty grids and cells as GeoJSON: all made of the same points. */
export function areaFiles({ mesh, cells }, administration) {
  const { districts, streets, communities, dutyGrids, cellCodes } = administration;
  const shape = ({ cells: members }) =>
    polygonOf(mesh.outline(members.map((i) => cells[i].face)), mesh.points);
  const byCode = (a, b) => (a.code < b.code ? -1 : 1);
  const file = (members, properties) =>
    collection([...members].sort(byCode).map((member) => feature(properties(member), shape(member))));
  const above = (street) => ({ district: districts[street.district].name, street: street.name });
  return {
    'districts.geojson': file(districts, ({ code, name }) => ({ code, name })),
    'streets.geojson': file(streets, (street) => ({
      code: street.code,
      name: street.name,
      district: districts[street.district].name,
    })),
    'communities.geojson': file(communities, ({ code, name, street }) => ({
      code,
      name,
      ...above(streets[street]),
    })),
    'duty-grids.geojson': file(dutyGrids, ({ code, name, community, chief }) => ({
      code,
      name,
      ...above(streets[communities[community].street]),
      community: communities[community].name,
      chief,
    })),
    'cells.geojson': collection(
      cells
        .map(({ face }, i) => ({ code: cellCodes[i], face }))
        .sort(byCode)
        .map(({ code, face }) => feature({ code }, polygonOf([mesh.faces.get(face)], mesh.points))),
    ),
  };
}
