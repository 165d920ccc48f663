import type { DraftChoices } from '../../domain/draft-choices';
import { cancelDraft, chooseDraft, dropDraft, runDraft } from '../../state/draft-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { DraftCard } from './draft-card';
import { NumberField } from './number-field';
import styles from './plan-work.module.css';

/** Automatic drafts: what is asked, what came of it, side by side. */
export function DraftSection() {
  const app = useApp();
  const { t } = useTranslation();
  const choices = useAppState((state) => state.planWork.settings.draft);
  const { share, refusal, run, stale } = useAppState((state) => state.planWork.draft);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const set = (change: Partial<DraftChoices>) => chooseDraft(app, change);
  return (
    <section className={styles.section} aria-label={t('plan.tab.draft')}>
      <p className={notes.quiet}>{t('draft.about')}</p>
      <div className={styles.fields}>
        <select
          value={choices.by}
          aria-label={t('draft.by.number')}
          data-testid="draft-by"
          onChange={(event) => set({ by: event.target.value === 'load' ? 'load' : 'number' })}
        >
          <option value="number">{t('draft.by.number')}</option>
          <option value="load">{t('draft.by.load')}</option>
        </select>
        {choices.by === 'number' ? (
          <NumberOnly
            label={t('draft.by.number')}
            value={choices.zones}
            least={1}
            most={100_000}
            testId="draft-zones"
            onChange={(zones) => set({ zones: Math.round(zones) })}
          />
        ) : (
          <NumberOnly
            label={t('draft.by.load')}
            value={choices.targetLoad}
            least={0.1}
            most={1e9}
            testId="draft-load"
            onChange={(targetLoad) => set({ targetLoad })}
          />
        )}
        <NumberField
          label={t('draft.tolerance')}
          value={Math.round(choices.tolerance * 1000) / 10}
          least={1}
          most={100}
          step={1}
          testId="draft-tolerance"
          onChange={(percent) => set({ tolerance: percent / 100 })}
        />
        <span>{t('draft.seat-rule')}</span>
        <select
          value={choices.seatRule}
          aria-label={t('draft.seat-rule')}
          data-testid="draft-seat-rule"
          onChange={(event) =>
            set({ seatRule: event.target.value === 'sainte_lague' ? 'sainte_lague' : 'largest_remainder' })
          }
        >
          <option value="largest_remainder">{t('draft.seat.largest_remainder')}</option>
          <option value="sainte_lague">{t('draft.seat.sainte_lague')}</option>
        </select>
        <NumberField
          label={t('draft.stay')}
          value={choices.stayMetres}
          most={100_000}
          step={10}
          testId="draft-stay"
          onChange={(stayMetres) => set({ stayMetres })}
        />
        <NumberField
          label={t('draft.candidates')}
          value={choices.candidates}
          least={1}
          most={9}
          step={1}
          testId="draft-candidates"
          onChange={(candidates) => set({ candidates: Math.round(candidates) })}
        />
        <NumberField
          label={t('draft.seed')}
          value={choices.seed}
          most={4_294_967_000}
          step={1}
          testId="draft-seed"
          onChange={(seed) => set({ seed: Math.round(seed) })}
        />
      </div>
      <div className={styles.row}>
        <Button
          look="primary"
          data-testid="draft-run"
          disabled={share !== null || reader}
          onClick={() => void runDraft(app)}
        >
          {t('draft.run')}
        </Button>
        {share === null ? null : (
          <>
            <progress value={share} max={1} aria-label={t('draft.run')} />
            <span className={styles.text}>{t('draft.running', { percent: Math.round(share * 100) })}</span>
            <Button data-testid="draft-cancel" onClick={() => cancelDraft(app)}>
              {t('draft.cancel')}
            </Button>
          </>
        )}
      </div>
      {refusal === null ? null : (
        <p className={notes.warn} role="alert" data-testid="draft-refusal">
          {t(`draft-refusal.${refusal}`)}
        </p>
      )}
      {stale ? <p className={notes.warn}>{t('draft.stale')}</p> : null}
      {run?.candidates.map((candidate, i) => (
        <DraftCard key={candidate.draft.seed} candidate={candidate} place={i} />
      ))}
      {run === null ? null : (
        <div className={styles.row}>
          <Button onClick={() => dropDraft(app)}>{t('draft.drop')}</Button>
        </div>
      )}
    </section>
  );
}

/** A number whose label is the choice beside it. */
function NumberOnly({
  label,
  value,
  least,
  most,
  testId,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly testId: string;
  readonly onChange: (value: number) => void;
}) {
  return (
    <input
      type="number"
      aria-label={label}
      data-testid={testId}
      min={least}
      max={most}
      step="any"
      defaultValue={value}
      onChange={(event) => {
        const own = event.target.valueAsNumber;
        if (own >= least && own <= most) onChange(own);
      }}
    />
  );
}
