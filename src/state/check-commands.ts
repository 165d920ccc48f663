import type { PlanFinding, PlanFix } from '../domain/plan-check';
import { checkQuestion, fixEdit, checkGround as groundOf } from '../jobs/plan-findings';
import type { PlanRoom } from '../jobs/plan-room';
import { unitsExtent } from '../jobs/units-extent';
import { type Application, notify } from './application';
import { type Asker, createAsker } from './asker';
import { fitTo } from './camera-commands';
import { edit, openDesk, setActiveZone, setMarks } from './plan-commands';
import type { PlanDesk } from './plan-state';
import type { ChecksState } from './plan-work-state';

/** Strokes follow each other faster than people look at findings. */
const SETTLE_MS = 300;

interface Checker {
  readonly asker: Asker<PlanDesk>;
  readonly room: PlanRoom;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The units that the room has been sent. */
  held: string | null;
  /** What is wrong with the units themselves, whoever has them: found once for a set. */
  ground: { readonly unitSet: string; findings: readonly PlanFinding[] } | null;
}

const checkers = new WeakMap<Application, Checker>();

function changeChecks(app: Application, change: Partial<ChecksState>): void {
  app.store.setState(({ planWork }) => ({
    planWork: { ...planWork, checks: { ...planWork.checks, ...change } },
  }));
}

/** The open plan is checked once it has been left alone for a moment. */
export function requestChecks(app: Application): void {
  const checker = checkers.get(app) ?? openChecker(app);
  clearTimeout(checker.timer);
  checker.timer = setTimeout(() => {
    const desk = openDesk(app);
    if (desk === null) return;
    changeChecks(app, { running: true });
    checker.asker.request(desk);
  }, SETTLE_MS);
}

function openChecker(app: Application): Checker {
  // Kept open: a check is short and comes after every stroke.
  const room = app.services.openPlanRoom();
  const asker = createAsker<PlanDesk, readonly PlanFinding[]>(
    async (desk) => {
      if (checker.held !== desk.units.id) {
        await room.holdGround(groundOf(desk));
        checker.held = desk.units.id;
      }
      return room.check(checkQuestion(desk, app.store.getState().planWork.settings.spans, today()));
    },
    (findings, desk) => {
      if (openDesk(app) !== desk) return;
      const { ground } = checker;
      const known = ground?.unitSet === desk.units.id ? ground.findings : [];
      changeChecks(app, { findings: [...findings, ...known], running: false, at: null });
      if (ground?.unitSet !== desk.units.id) {
        checkGround(app, checker, desk).catch((reason: unknown) =>
          notify(app.store, 'error', 'error.unexpected', { reason: String(reason) }),
        );
      }
    },
    (reason) => {
      changeChecks(app, { running: false });
      notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
    },
  );
  const checker: Checker = { asker, room, timer: undefined, held: null, ground: null };
  checkers.set(app, checker);
  return checker;
}

/** Units that lie on one another, and gaps between them: after the first findings, since it takes longer. */
async function checkGround(app: Application, checker: Checker, { units }: PlanDesk): Promise<void> {
  const ground: NonNullable<Checker['ground']> = { unitSet: units.id, findings: [] };
  checker.ground = ground;
  ground.findings = await checker.room.checkUnits({ kind: units.kind, geometry: units.geometry });
  if (ground.findings.length === 0 || openDesk(app)?.units.id !== units.id) return;
  const { findings } = app.store.getState().planWork.checks;
  changeChecks(app, { findings: [...(findings ?? []), ...ground.findings] });
}

function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The place of a finding comes into view; `step` goes on among its units, from the first. */
export function goToFinding(app: Application, finding: number, step: 1 | -1 = 1): void {
  const desk = openDesk(app);
  const { checks } = app.store.getState().planWork;
  const found = checks.findings?.[finding];
  if (desk === null || found === undefined) return;
  const [zone] = found.zones;
  const units = found.units.length > 0 ? found.units : zone === undefined ? [] : zoneUnits(desk, zone);
  if (zone !== undefined) setActiveZone(app, zone);
  if (units.length === 0) return;
  const before = checks.at?.finding === finding ? checks.at.unit : step === 1 ? -1 : units.length;
  const unit = (before + step + units.length) % units.length;
  changeChecks(app, { at: { finding, unit } });
  setMarks(app, { reason: 'finding', units });
  const shown = found.units.length > 0 ? [units[unit]!] : units;
  fitTo(app, unitsExtent(desk.units.geometry, shown));
}

function zoneUnits(desk: PlanDesk, zone: number): number[] {
  const found: number[] = [];
  desk.state.units.zone.forEach((own, unit) => {
    if (own === zone) found.push(unit);
  });
  return found;
}

/** One undoable command. */
export function fixPlan(app: Application, finding: PlanFinding, fix: PlanFix): void {
  const desk = openDesk(app);
  if (desk === null) return;
  const command = fixEdit(desk, finding, fix);
  if (command === null) notify(app.store, 'info', 'plan-work.notice.nothing-to-fix');
  else edit(app, command);
}
