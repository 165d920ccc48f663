import type { ReactNode } from 'react';
import type { DatasetSummary } from '../../domain/dataset';
import { FIELDS } from '../../domain/field';
import type { DefaultAddress } from '../../domain/import-report';
import type { MessageKey } from '../../i18n/translate';
import { useApp, useAppState } from '../../state/use-app';
import { setClause } from '../../state/view-commands';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { Figure } from '../situation/figure';
import styles from './data-workspace.module.css';

/** Rows in = loaded + rejected + skipped, what the points turned out to be, and every list behind the numbers. */
export function ImportReportView({ summary }: { summary: DatasetSummary }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const places = useAppState((state) => state.dataset.places);
  const hasZones = useAppState((state) => state.zones.zoneSet !== null);
  const { report } = summary;
  const whole = new Intl.NumberFormat(locale);
  const figure = (label: MessageKey, value: number, note?: string) => (
    <Figure label={t(label)} value={whole.format(value)} {...(note === undefined ? {} : { note })} />
  );

  return (
    <div
      data-testid="import-report"
      data-rows-in={report.rowsIn}
      data-loaded={report.loaded}
      data-rejected={report.rejected}
      data-skipped={report.skipped}
      data-default={places?.qualities.default ?? 0}
      data-outside={places?.outsideZones ?? 0}
      data-mismatched={(places?.mismatched.district ?? 0) + (places?.unreported.district ?? 0)}
      data-matched={places?.matched.district ?? 0}
    >
      <dl className={styles.figures}>
        {figure('report.rows-in', report.rowsIn)}
        {figure('report.loaded', report.loaded)}
        {figure('report.rejected', report.rejected)}
        {figure('report.skipped', report.skipped)}
        {figure('report.odd', report.oddValues)}
        {places === null ? null : (
          <>
            {figure('report.default', places.qualities.default)}
            {hasZones ? figure('report.outside', places.outsideZones) : null}
            {places.mismatched.district === null
              ? null
              : figure(
                  'report.mismatched',
                  places.mismatched.district + (places.unreported.district ?? 0),
                  t('report.matched', {
                    n: places.matched.district ?? 0,
                    unreported: places.unreported.district ?? 0,
                  }),
                )}
            {places.mismatched.street === null
              ? null
              : figure('report.mismatched-street', places.mismatched.street)}
            {places.mismatched.community === null
              ? null
              : figure('report.mismatched-community', places.mismatched.community)}
            {figure('report.missing-place', places.qualities.missing + places.qualities.area)}
            {figure('report.out-of-area', places.qualities.out_of_area)}
            {figure('report.suspect', places.qualities.suspect)}
            {figure('report.distinct-points', places.distinctPoints)}
          </>
        )}
      </dl>
      <p className={styles.hint}>
        {t('report.identity', {
          in: report.rowsIn,
          loaded: report.loaded,
          rejected: report.rejected,
          skipped: report.skipped,
        })}
      </p>
      {places?.defaultAddresses.map((address) => (
        <Evidence key={`${address.lng},${address.lat}`} address={address}>
          <Button look="quiet" onClick={() => setClause(app, { kind: 'quality', qualities: ['default'] })}>
            {t('report.show')}
          </Button>
        </Evidence>
      ))}
      <div className={styles.lists}>
        <Lines
          title={t('report.list-rejected')}
          testId="import-reject-list"
          total={report.rejected}
          rows={report.rejects.map(({ line, column, code, text }) => [
            line,
            column,
            t(`reject.${code}`),
            text,
          ])}
        />
        <Lines
          title={t('report.list-skipped')}
          testId="import-skip-list"
          total={report.skipped}
          rows={report.skips.map(({ line, code, text }) => [line, 0, t(`skip.${code}`), text])}
        />
        <Lines
          title={t('report.list-odd')}
          testId="import-odd-list"
          total={report.oddValues}
          rows={report.odds.map(({ line, column, field, code, text }) => [
            line,
            column,
            `${t(`field.${field}`)}：${t(`odd.${code}`)}`,
            text,
          ])}
        />
        <MissingValues summary={summary} />
      </div>
    </div>
  );
}

function Evidence({ address, children }: { address: DefaultAddress; children: ReactNode }) {
  const { t, locale } = useTranslation();
  const share = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(address.share * 100);
  const values = { lng: String(address.lng), lat: String(address.lat), n: address.cases, share };
  return (
    <p className={styles.evidence}>
      {address.distinctAddresses === null
        ? t('report.default-evidence-plain', values)
        : t('report.default-evidence', { ...values, addresses: address.distinctAddresses })}
      {children}
    </p>
  );
}

interface LinesProps {
  readonly title: string;
  readonly testId: string;
  readonly total: number;
  readonly rows: readonly (readonly [line: number, column: number, reason: string, text: string])[];
}

function Lines({ title, testId, total, rows }: LinesProps) {
  const { t } = useTranslation();
  return (
    <details data-testid={testId} data-count={total}>
      <summary>
        {title}（{total}）
      </summary>
      {rows.length === 0 ? (
        <p className={styles.hint}>{t('report.none')}</p>
      ) : (
        <>
          {rows.length < total ? (
            <p className={styles.hint}>{t('report.capped', { shown: rows.length, total })}</p>
          ) : null}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
          <section className={styles.list} tabIndex={0} aria-label={title}>
            <table>
              <thead>
                <tr>
                  <th>{t('report.line')}</th>
                  <th>{t('report.column')}</th>
                  <th>{t('report.reason')}</th>
                  <th>{t('report.text')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([line, column, reason, text]) => (
                  <tr key={`${line}:${column}:${reason}`}>
                    <td>{line}</td>
                    <td>{column === 0 ? '' : column}</td>
                    <td>{reason}</td>
                    <td>{text}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </details>
  );
}

function MissingValues({ summary }: { summary: DatasetSummary }) {
  const { t, locale } = useTranslation();
  const { missing, loaded } = summary.report;
  const fields = FIELDS.filter(({ id }) => (missing[id] ?? 0) > 0);
  if (fields.length === 0) return null;
  const percents = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <details>
      <summary>{t('report.missing-values')}</summary>
      <dl className={styles.missing}>
        {fields.map(({ id }) => (
          <div key={id}>
            <dt>{t(`field.${id}`)}</dt>
            <dd>
              {t('report.missing-of', {
                n: missing[id] ?? 0,
                percent: percents.format(((missing[id] ?? 0) / Math.max(1, loaded)) * 100),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
