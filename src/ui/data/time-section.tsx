import { type FieldId, isFieldId, TIME_FIELDS } from '../../domain/field';
import type { CaseRecipe, Proposal } from '../../domain/recipe';
import {
  DATE_ORDERS,
  type DateOrder,
  SERIAL_EPOCHS,
  type SerialEpoch,
  type TimeEvidence,
  type TimeRule,
} from '../../domain/time-rule';
import { momentText } from '../filters/clause-text';
import { useTranslation } from '../kit/translation';
import styles from './time-section.module.css';

interface TimeSectionProps {
  readonly proposal: Proposal;
  readonly mapping: CaseRecipe['mapping'];
  readonly rules: readonly TimeRule[];
  readonly onRules: (rules: readonly TimeRule[]) => void;
}

/** Columns of times that could be read two ways: what their values prove, and the user's word where they prove nothing. */
export function TimeSection({ proposal, mapping, rules, onRules }: TimeSectionProps) {
  const { t } = useTranslation();
  const columns = (proposal.timeEvidence ?? []).flatMap((evidence) => {
    const field = timeFieldOf(mapping, evidence.column);
    return field === null ? [] : [{ evidence, field }];
  });
  if (columns.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('times.title')} data-testid="time-section">
      <h3>{t('times.title')}</h3>
      {columns.map(({ evidence, field }) => (
        <TimeColumn
          key={evidence.column}
          evidence={evidence}
          field={field}
          rule={rules.find(({ column }) => column === evidence.column) ?? { column: evidence.column }}
          onRule={(rule) =>
            onRules([
              ...rules.filter(({ column }) => column !== rule.column),
              ...(isPlain(rule) ? [] : [rule]),
            ])
          }
        />
      ))}
    </section>
  );
}

interface TimeColumnProps {
  readonly evidence: TimeEvidence;
  readonly field: FieldId;
  readonly rule: TimeRule;
  readonly onRule: (rule: TimeRule) => void;
}

function TimeColumn({ evidence, field, rule, onRule }: TimeColumnProps) {
  const { t } = useTranslation();
  const { column, shortDates, proof, disagreeing, serials, serialExample } = evidence;
  const name = t(`field.${field}`);
  return (
    <>
      {shortDates > 0 ? (
        <p className={styles.column}>
          <span>{name}</span>
          <select
            data-testid={`time-order-${field}`}
            aria-label={t('times.order-of', { field: name })}
            value={rule.order ?? ''}
            onChange={(event) => {
              const order = DATE_ORDERS.find((one) => one === event.target.value);
              onRule(ruleOf(column, order, rule.epoch));
            }}
          >
            <option value="">{t('times.order-open')}</option>
            {DATE_ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(`times.order.${order}`)}
              </option>
            ))}
          </select>
          {proof === null ? (
            <span className={styles.open}>
              {t(disagreeing ? 'times.disagreeing' : 'times.unproved', { n: shortDates })}
            </span>
          ) : (
            <span className={styles.evidence}>{t('times.proved', { text: proof })}</span>
          )}
        </p>
      ) : null}
      {serials > 0 && serialExample !== null ? (
        <p className={styles.column}>
          <span>{name}</span>
          <select
            data-testid={`time-epoch-${field}`}
            aria-label={t('times.epoch-of', { field: name })}
            value={rule.epoch ?? 1900}
            onChange={(event) => {
              const epoch = SERIAL_EPOCHS.find((one) => String(one) === event.target.value);
              onRule(ruleOf(column, rule.order, epoch));
            }}
          >
            {SERIAL_EPOCHS.map((epoch) => (
              <option key={epoch} value={epoch}>
                {t(`times.epoch.${epoch}`)}
              </option>
            ))}
          </select>
          <span className={styles.evidence}>
            {t('times.serial', { text: serialExample.text, time: momentText(serialExample.time) })}
          </span>
        </p>
      ) : null}
    </>
  );
}

function timeFieldOf(mapping: CaseRecipe['mapping'], column: number): FieldId | null {
  const times: ReadonlySet<string> = new Set(TIME_FIELDS);
  const found = Object.entries(mapping).find(([field, at]) => at === column && times.has(field))?.[0];
  return found !== undefined && isFieldId(found) ? found : null;
}

function ruleOf(column: number, order: DateOrder | undefined, epoch: SerialEpoch | undefined): TimeRule {
  return {
    column,
    ...(order === undefined ? {} : { order }),
    ...(epoch === undefined || epoch === 1900 ? {} : { epoch }),
  };
}

function isPlain({ order, epoch }: TimeRule): boolean {
  return order === undefined && epoch === undefined;
}
