import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import { builtInShape, type NumberShape, shapeOfFormat } from './spreadsheet-format';
import { attribute, readXmlPart } from './workbook-xml';
import { openZip, type ZipMember } from './zip-archive';

/** The parts of an Office Open XML workbook that say how its sheets are to be read (ECMA-376 part 1, 12 and 18). */
export interface WorkbookPackage {
  readonly sheets: readonly WorkbookSheet[];
  readonly from1904: boolean;
  /** By style number (`s` of a cell). */
  readonly shapes: readonly NumberShape[];
  readonly strings: ZipMember | null;
  /** Binary workbooks (XLSB) have the same package around other parts. */
  readonly binary: boolean;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipMember;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Errors: those of the zip archive and of its XML, not_a_table where there is no sheet in it. */
export async function openPackage(
  file: Blob,
  signal: AbortSignal,
): Promise<Result<WorkbookPackage, ImportError>> {
  const archive = await openZip(file, signal);
  if (!archive.ok) return archive;
  const members = new Map(archive.value.members.map((member) => [member.name.toLowerCase(), member]));
  const memberAt = (path: string) => members.get(path.toLowerCase());

  const top = await readRelations(memberAt('_rels/.rels'), '', signal);
  if (!top.ok) return top;
  const path =
    top.value.find(({ type }) => type.endsWith('/officeDocument'))?.target ??
    archive.value.members.find(({ name }) => /(?:^|\/)workbook\d*\.(?:xml|bin)$/i.test(name))?.name;
  const main = path === undefined ? undefined : memberAt(path);
  if (path === undefined || main === undefined) return failure({ code: 'not_a_table' });
  if (path.toLowerCase().endsWith('.bin'))
    return ok({ sheets: [], from1904: false, shapes: [], strings: null, binary: true });

  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const relations = await readRelations(memberAt(`${folder}_rels/${path.slice(slash)}.rels`), folder, signal);
  if (!relations.ok) return relations;
  const named = await readWorkbook(main, signal);
  if (!named.ok) return named;
  const { entries, from1904 } = named.value;

  const sheets: WorkbookSheet[] = [];
  const names = new Set<string>();
  for (const { name, relation, hidden } of entries) {
    const found = relations.value.find(({ id }) => id === relation);
    // Charts, dialogs and macros are sheets too, without cells.
    if (found !== undefined && !found.type.endsWith('/worksheet')) continue;
    const part = memberAt(found?.target ?? `${folder}worksheets/sheet${sheets.length + 1}.xml`);
    if (part === undefined) continue;
    let distinct = name;
    for (let n = 2; names.has(distinct); n++) distinct = `${name} (${n})`;
    names.add(distinct);
    sheets.push({ name: distinct, hidden, part });
  }
  if (sheets.length === 0) return failure({ code: 'not_a_table' });

  const partOf = (type: string, usual: string) =>
    memberAt(relations.value.find((relation) => relation.type.endsWith(type))?.target ?? folder + usual);
  const styles = partOf('/styles', 'styles.xml');
  const shapes = styles === undefined ? ok([]) : await readStyles(styles, signal);
  if (!shapes.ok) return shapes;
  const strings = partOf('/sharedStrings', 'sharedStrings.xml') ?? null;
  return ok({ sheets, from1904, shapes: shapes.value, strings, binary: false });
}

async function readRelations(
  member: ZipMember | undefined,
  folder: string,
  signal: AbortSignal,
): Promise<Result<readonly Relation[], ImportError>> {
  const relations: Relation[] = [];
  if (member === undefined) return ok(relations);
  const error = await readXmlPart(
    member,
    {
      open(name, { Id = '', Type = '', Target = '', TargetMode }) {
        if (name !== 'Relationship' || TargetMode === 'External') return;
        relations.push({ id: Id, type: Type, target: resolved(folder, Target) });
      },
      close() {},
    },
    signal,
  );
  return error === null ? ok(relations) : failure(error);
}

/** A target is relative to the folder of the part that names it, or absolute in the package. */
function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps = (path.startsWith('/') ? path : folder + path).split('/');
  const walked: string[] = [];
  for (const step of steps) {
    if (step === '..') walked.pop();
    else if (step !== '' && step !== '.') walked.push(step);
  }
  return walked.join('/');
}

interface SheetName {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

async function readWorkbook(
  member: ZipMember,
  signal: AbortSignal,
): Promise<Result<{ readonly entries: readonly SheetName[]; readonly from1904: boolean }, ImportError>> {
  const entries: SheetName[] = [];
  let from1904 = false;
  const error = await readXmlPart(
    member,
    {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
        if (name !== 'sheet') return;
        entries.push({
          name: attributes.name ?? '',
          relation: attribute(attributes, 'id') ?? '',
          hidden: /hidden/i.test(attributes.state ?? ''),
        });
      },
      close() {},
    },
    signal,
  );
  return error === null ? ok({ entries, from1904 }) : failure(error);
}

async function readStyles(
  member: ZipMember,
  signal: AbortSignal,
): Promise<Result<readonly NumberShape[], ImportError>> {
  const custom = new Map<number, NumberShape>();
  const formats: number[] = [];
  let inCells = false;
  const error = await readXmlPart(
    member,
    {
      open(name, attributes) {
        if (name === 'numFmt')
          custom.set(Number(attributes.numFmtId), shapeOfFormat(attributes.formatCode ?? ''));
        else if (name === 'cellXfs') inCells = true;
        else if (name === 'xf' && inCells) formats.push(Number(attributes.numFmtId ?? 0));
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    },
    signal,
  );
  return error === null ? ok(formats.map((id) => custom.get(id) ?? builtInShape(id))) : failure(error);
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
