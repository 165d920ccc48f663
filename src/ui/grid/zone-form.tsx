import { type FormEvent, useState } from 'react';
import { CHIEF_LEVELS, type ChiefLevel, type PlanZone } from '../../domain/responsibility-plan';
import { editZone } from '../../state/plan-commands';
import {
  changeZone,
  clearZone,
  deleteZone,
  mergeZoneInto,
  swapZonesOf,
  zoneFaults,
} from '../../state/plan-zones';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import styles from './zone-form.module.css';

/** The zone that was chosen: who looks after it and when, and what can be done with it as a whole. */
export function ZoneForm() {
  const { t } = useTranslation();
  const zone = useAppState((state) =>
    state.plans.open?.plan.zones.find(({ id }) => id === state.plans.editedZone),
  );
  if (zone === undefined) return null;
  return (
    <section className={styles.section} aria-label={t('plan.form.title')} data-testid="zone-form">
      <ZoneFields key={JSON.stringify(zone)} zone={zone} />
      <ZoneActions key={zone.id} zone={zone} />
    </section>
  );
}

const CHIEF_FIELDS = ['name', 'unit', 'phone', 'shift'] as const;

function ZoneFields({ zone }: { zone: PlanZone }) {
  const app = useApp();
  const { t } = useTranslation();
  const zones = useAppState((state) => state.plans.open?.plan.zones ?? []);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const [draft, setDraft] = useState(zone);
  const faults = zoneFaults(draft, zones);
  const changed = JSON.stringify(draft) !== JSON.stringify(zone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (faults.length === 0) changeZone(app, { ...draft, name: draft.name.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.head}>
        <h3>{t('plan.form.title')}</h3>
        <Button
          look="quiet"
          icon={<Icon name="close" />}
          aria-label={t('plan.form.close')}
          onClick={() => editZone(app, null)}
        />
      </div>
      <fieldset className={styles.fields} disabled={reader}>
        <label className={styles.wide}>
          {t('plan.form.name')}
          <input
            value={draft.name}
            maxLength={60}
            data-testid="zone-name"
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        </label>
        <label>
          {t('plan.form.level')}
          <select
            value={draft.level}
            data-testid="zone-level"
            onChange={(event) => setDraft({ ...draft, level: event.target.value as ChiefLevel })}
          >
            {CHIEF_LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`chief-level.${level}`)}
              </option>
            ))}
          </select>
        </label>
        {CHIEF_FIELDS.map((field) => (
          <label key={field}>
            {t(`plan.form.${field === 'name' ? 'chief' : field}`)}
            <input
              value={draft.chief[field]}
              maxLength={60}
              inputMode={field === 'phone' ? 'tel' : 'text'}
              autoComplete="off"
              data-testid={`zone-chief-${field}`}
              onChange={(event) =>
                setDraft({ ...draft, chief: { ...draft.chief, [field]: event.target.value } })
              }
            />
          </label>
        ))}
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(`plan.form.${end}`)}
            <input
              type="date"
              value={draft[end]}
              data-testid={`zone-${end}`}
              onChange={(event) => setDraft({ ...draft, [end]: event.target.value })}
            />
          </label>
        ))}
      </fieldset>
      {faults.map((fault) => (
        <p key={fault} className={styles.fault} role="alert">
          {t(`plan.form.bad.${fault}`)}
        </p>
      ))}
      <Button
        type="submit"
        look="primary"
        disabled={reader || !changed || faults.length > 0}
        data-testid="zone-save"
      >
        {t('plan.form.save')}
      </Button>
    </form>
  );
}

function ZoneActions({ zone }: { zone: PlanZone }) {
  const app = useApp();
  const { t } = useTranslation();
  const zones = useAppState((state) => state.plans.open?.plan.zones ?? []);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const others = zones.filter(({ id }) => id !== zone.id);
  const [other, setOther] = useState(0);
  const chosen = others.some(({ id }) => id === other) ? other : (others[0]?.id ?? 0);
  return (
    <fieldset className={styles.actions} disabled={reader}>
      {others.length === 0 ? null : (
        <div className={styles.row}>
          <select
            value={chosen}
            aria-label={t('plan.zone.with')}
            onChange={(event) => setOther(Number(event.target.value))}
          >
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button data-testid="zone-merge" onClick={() => mergeZoneInto(app, chosen, zone.id)}>
            {t('plan.zone.merge')}
          </Button>
          <Button data-testid="zone-swap" onClick={() => swapZonesOf(app, zone.id, chosen)}>
            {t('plan.zone.swap')}
          </Button>
        </div>
      )}
      <div className={styles.row}>
        <Button data-testid="zone-clear" onClick={() => clearZone(app, zone.id)}>
          {t('plan.zone.clear')}
        </Button>
        <Button data-testid="zone-delete" onClick={() => deleteZone(app, zone.id)}>
          {t('plan.zone.delete')}
        </Button>
      </div>
    </fieldset>
  );
}
