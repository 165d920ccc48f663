import { useState } from 'react';
import type { IndicatorReport, Reading, ScorePartReading } from '../../domain/indicator';
import type { MessageKey } from '../../i18n/translate';
import { resetScore, setScorePart } from '../../state/score-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import { valueText } from './reading-text';
import styles from './score-editor.module.css';

interface ScoreEditorProps {
  readonly report: IndicatorReport;
  readonly onClose: () => void;
}

/** Weights of a score's parts, and the parts that no case file tells, kept for this user. */
export function ScoreEditor({ report, onClose }: ScoreEditorProps) {
  const { t } = useTranslation();
  const scores = report.readings.filter(({ kind }) => kind === 'score');
  const [chosen, setChosen] = useState(scores[0]?.id ?? '');
  const score = scores.find(({ id }) => id === chosen);
  return (
    <Modal title={t('scores.title')} testId="score-editor" onClose={onClose}>
      <select
        className={styles.select}
        data-testid="score-select"
        aria-label={t('scores.title')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {scores.map(({ id }) => (
          <option key={id} value={id}>
            {t(`indicator.${id}` as MessageKey)}
          </option>
        ))}
      </select>
      {score === undefined ? null : <Parts key={score.id} score={score} />}
    </Modal>
  );
}

function Parts({ score }: { readonly score: Reading }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const changed = useAppState(
    (state) => Object.keys(state.indicators.book?.weights[score.id] ?? {}).length > 0,
  );
  return (
    <>
      <table className={styles.parts}>
        <thead>
          <tr>
            <th scope="col">{t('scores.part')}</th>
            <th scope="col">{t('scores.weight')}</th>
            <th scope="col">{t('scores.share')}</th>
            <th scope="col">{t('scores.points')}</th>
          </tr>
        </thead>
        <tbody>
          {score.parts.map((part) => (
            <Part key={part.id} score={score.id} part={part} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('scores.total')}</th>
            <td>{score.parts.reduce((sum, { weight }) => sum + weight, 0)}</td>
            <td />
            <td data-testid="score-total" data-value={score.value ?? ''}>
              {valueText(t, locale, score)}
            </td>
          </tr>
        </tfoot>
      </table>
      {score.value === null ? <p className={styles.note}>{t('scores.missing')}</p> : null}
      {changed ? (
        <p className={styles.note}>
          {t('scores.changed')}{' '}
          <Button look="quiet" data-testid="score-reset" onClick={() => void resetScore(app, score.id)}>
            {t('scores.reset')}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Part({ score, part }: { readonly score: string; readonly part: ScorePartReading }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { id, weight, share, byHand } = part;
  const name = t(`score-part.${id}` as MessageKey);
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const read = (text: string): number | null => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) && Math.abs(value) <= 1000 ? value : null;
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <input
          type="number"
          step="any"
          min={-1000}
          max={1000}
          aria-label={`${name} ${t('scores.weight')}`}
          data-testid={`score-weight-${id}`}
          defaultValue={weight}
          key={weight}
          onBlur={(event) => {
            const value = read(event.target.value);
            if (value !== weight) void setScorePart(app, 'weights', score, id, value);
          }}
        />
      </td>
      <td>
        {byHand ? (
          <input
            type="number"
            step="any"
            min={0}
            max={1000}
            placeholder={t('scores.by-hand')}
            aria-label={`${name} ${t('scores.by-hand')}`}
            data-testid={`score-entry-${id}`}
            defaultValue={share === null ? '' : share * 100}
            onBlur={(event) => {
              const value = read(event.target.value);
              void setScorePart(app, 'byHand', score, id, value === null || value < 0 ? null : value);
            }}
          />
        ) : share === null ? (
          '—'
        ) : (
          format.format(share)
        )}
      </td>
      <td>{share === null ? '—' : format.format(weight * share)}</td>
    </tr>
  );
}
