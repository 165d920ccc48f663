import { type FormEvent, useState } from 'react';
import { redoPlan, undoPlan } from '../../state/plan-commands';
import { createPlan, openPlan, putInForce, removePlan, renamePlan } from '../../state/plan-library';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import styles from './plan-panel.module.css';
import { PlanSavedMark } from './plan-saved-mark';

type Asked = 'new' | 'copy' | 'rename' | 'remove' | null;

/** Which plan is on the table, what can be done with it, and whether it is safe. */
export function PlanHeader() {
  const app = useApp();
  const { t } = useTranslation();
  const heads = useAppState((state) => state.plans.heads);
  const open = useAppState((state) => state.plans.open);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const [asked, setAsked] = useState<Asked>(null);
  const head = heads.find(({ id }) => id === open?.plan.id);
  const inForce = head?.inForce === true;
  return (
    <div className={styles.group}>
      <div className={styles.row}>
        <select
          className={styles.grow}
          aria-label={t('plan.select')}
          data-testid="plan-select"
          value={open?.plan.id ?? ''}
          onChange={(event) => void openPlan(app, event.target.value)}
        >
          {open === null ? <option value="">{t('plan.select')}</option> : null}
          {heads.map(({ id, name, inForce: force }) => (
            <option key={id} value={id}>
              {(id === open?.plan.id ? open.plan.name : name) + (force ? ` · ${t('plan.in-force')}` : '')}
            </option>
          ))}
        </select>
        <Button
          look="quiet"
          icon={<Icon name="more" />}
          aria-label={t('plan.more')}
          aria-expanded={asked !== null}
          data-testid="plan-more"
          disabled={open === null}
          onClick={() => setAsked(asked === null ? 'rename' : null)}
        />
      </div>
      {asked === null || open === null ? null : (
        <PlanActions asked={asked} onAsk={setAsked} reader={reader} inForce={inForce} />
      )}
      {open === null ? null : (
        <div className={styles.row}>
          <Button
            icon={<Icon name="undo" />}
            aria-label={t('plan.undo')}
            title={
              open.undo === null ? t('plan.undo') : `${t('plan.undo')}：${t(open.undo as 'plan.edit.assign')}`
            }
            data-testid="plan-undo"
            disabled={open.undo === null || reader}
            onClick={() => void undoPlan(app)}
          />
          <Button
            icon={<Icon name="redo" />}
            aria-label={t('plan.redo')}
            title={
              open.redo === null ? t('plan.redo') : `${t('plan.redo')}：${t(open.redo as 'plan.edit.assign')}`
            }
            data-testid="plan-redo"
            disabled={open.redo === null || reader}
            onClick={() => void redoPlan(app)}
          />
          <span className={styles.grow} />
          <PlanSavedMark />
        </div>
      )}
    </div>
  );
}

function PlanActions({
  asked,
  onAsk,
  reader,
  inForce,
}: {
  asked: Exclude<Asked, null>;
  onAsk: (next: Asked) => void;
  reader: boolean;
  inForce: boolean;
}) {
  const app = useApp();
  const { t } = useTranslation();
  const id = useAppState((state) => state.plans.open?.plan.id ?? null);
  return (
    <div className={styles.menu}>
      <div className={styles.wrap}>
        {(['new', 'copy', 'rename', 'remove'] as const).map((one) => (
          <Button
            key={one}
            pressed={one === asked}
            disabled={reader}
            data-testid={`plan-${one}`}
            onClick={() => onAsk(one)}
          >
            {t(`plan.${one}`)}
          </Button>
        ))}
        <Button
          disabled={reader}
          data-testid="plan-force"
          onClick={() => {
            void putInForce(app, inForce ? null : id);
            onAsk(null);
          }}
        >
          {t(inForce ? 'plan.not-in-force' : 'plan.put-in-force')}
        </Button>
      </div>
      {asked === 'remove' ? (
        <RemoveQuestion onDone={() => onAsk(null)} />
      ) : (
        <NameForm key={asked} kind={asked} onDone={() => onAsk(null)} />
      )}
    </div>
  );
}

function RemoveQuestion({ onDone }: { onDone: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const plan = useAppState((state) => state.plans.open?.plan);
  if (plan === undefined) return null;
  return (
    <>
      <p className={styles.line}>{t('plan.remove-sure', { name: plan.name })}</p>
      <div className={styles.row}>
        <Button
          data-testid="plan-remove-yes"
          onClick={() => {
            void removePlan(app, plan.id);
            onDone();
          }}
        >
          {t('plan.remove-yes')}
        </Button>
        <Button onClick={onDone}>{t('plan.remove-no')}</Button>
      </div>
    </>
  );
}

function NameForm({ kind, onDone }: { kind: 'new' | 'copy' | 'rename'; onDone: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const plan = useAppState((state) => state.plans.open?.plan);
  const unitSets = useAppState((state) => state.plans.unitSets);
  const count = useAppState((state) => state.plans.heads.length);
  const [name, setName] = useState(
    kind === 'rename'
      ? (plan?.name ?? '')
      : kind === 'copy'
        ? t('plan.copy-name', { name: plan?.name ?? '' })
        : t('plan.default-name', { n: count + 1 }),
  );
  const [unitSet, setUnitSet] = useState(plan?.unitSet ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    if (kind === 'rename') renamePlan(app, name);
    else
      void createPlan(app, name.trim(), kind === 'copy' ? (plan?.unitSet ?? '') : unitSet, kind === 'copy');
    onDone();
  };
  return (
    <form className={styles.group} onSubmit={submit}>
      <input
        value={name}
        maxLength={60}
        aria-label={t('plan.name')}
        data-testid="plan-name"
        onChange={(event) => setName(event.target.value)}
      />
      {kind === 'new' && unitSets.length > 1 ? (
        <select
          value={unitSet}
          aria-label={t('plan.units')}
          onChange={(event) => setUnitSet(event.target.value)}
        >
          {unitSets.map((set) => (
            <option key={set.id} value={set.id}>
              {`${set.name} · ${t('plan.units-summary', { kind: t(`plan.unit-kind.${set.kind}`), count: set.units })}`}
            </option>
          ))}
        </select>
      ) : null}
      <div className={styles.row}>
        <Button type="submit" look="primary" data-testid="plan-name-ok">
          {t('plan.ok')}
        </Button>
        <Button onClick={onDone}>{t('plan.cancel')}</Button>
      </div>
    </form>
  );
}
