import { matchDesk, rosterEdit } from '../jobs/plan-roster';
import { type Application, notify } from './application';
import { edit, openDesk } from './plan-commands';
import { changePlanWork } from './plan-work';

/** Proposes a zone for each row of a loaded roster. */
export function matchLoadedRoster(app: Application, id: string): void {
  const desk = openDesk(app);
  const roster = app.store.getState().rosters.find((one) => one.id === id);
  if (desk === null || roster === undefined) return;
  const matches = matchDesk(desk, roster);
  const chosen = matches.matches.map(({ zone }) => zone);
  changePlanWork(app, { roster: { roster: id, matches, chosen } });
}

export function chooseRosterZone(app: Application, row: number, zone: number | null): void {
  const { roster } = app.store.getState().planWork;
  if (roster === null) return;
  changePlanWork(app, {
    roster: { ...roster, chosen: roster.chosen.map((own, at) => (at === row ? zone : own)) },
  });
}

/** The chosen rows' chiefs become those of their zones, as one command. */
export function takeRosterOver(app: Application): void {
  const desk = openDesk(app);
  const { roster } = app.store.getState().planWork;
  if (desk === null || roster === null) return;
  const command = rosterEdit(desk, roster.matches, roster.chosen);
  if (command === null) notify(app.store, 'info', 'plan-work.notice.roster-is-plan');
  else if (!edit(app, command)) return;
  changePlanWork(app, { roster: null });
}

export function dropRoster(app: Application): void {
  changePlanWork(app, { roster: null });
}
