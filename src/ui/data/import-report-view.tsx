import { type ReactNode, useState } from 'react';
import type { DatasetSummary } from '../../domain/dataset';
import type { DefaultAddress } from '../../domain/import-report';
import { useApp, useAppState } from '../../state/use-app';
import { setClause } from '../../state/view-commands';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './data-workspace.module.css';
import { PlaceDetails } from './place-details';
import { QualityPage } from './quality-page';
import { RecordListButton } from './record-list-button';
import { TimeFindings } from './time-findings';

/** Rows in = loaded + rejected + skipped, what the points turned out to be, and every list behind the numbers. */
export function ImportReportView({ summary }: { summary: DatasetSummary }) {
  const app = useApp();
  const { t } = useTranslation();
  const places = useAppState((state) => state.dataset.places);
  const { report } = summary;
  const [part, setPart] = useState(-1);
  const cases = summary.parts.filter(({ mode }) => mode !== 'flags');
  const listed = cases[part]?.report ?? report;

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
      <QualityPage summary={summary} />
      <TimeFindings summary={summary} />
      <PlaceDetails summary={summary} />
      {places?.defaultAddresses.map((address) => (
        <Evidence key={`${address.lng},${address.lat}`} address={address}>
          <Button look="quiet" onClick={() => setClause(app, { kind: 'quality', qualities: ['default'] })}>
            {t('report.show')}
          </Button>
        </Evidence>
      ))}
      {cases.length < 2 ? null : (
        <label className={styles.row}>
          <span className={styles.hint}>{t('report.lists-of')}</span>
          <select
            data-testid="report-part"
            value={part}
            onChange={(event) => setPart(Number(event.target.value))}
          >
            <option value={-1}>{t('report.lists-of-all')}</option>
            {cases.map(({ name }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              <option key={`${at}:${name}`} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.lists}>
        <Lines
          title={t('report.list-rejected')}
          testId="import-reject-list"
          kind="rejected"
          total={listed.rejected}
          rows={listed.rejects.map(({ line, column, code, text, other }) => [
            line,
            column,
            other === undefined
              ? t(`reject.${code}`)
              : `${t(`reject.${code}`)}${t('reject.other', {
                  file: summary.parts[other.part]?.name ?? summary.name,
                  line: other.line,
                })}`,
            text,
          ])}
        />
        <Lines
          title={t('report.list-skipped')}
          testId="import-skip-list"
          kind="skipped"
          total={listed.skipped}
          rows={listed.skips.map(({ line, code, text }) => [line, 0, t(`skip.${code}`), text])}
        />
        <Lines
          title={t('report.list-odd')}
          testId="import-odd-list"
          kind="odd"
          total={listed.oddValues}
          rows={listed.odds.map(({ line, column, field, code, text }) => [
            line,
            column,
            `${t(`field.${field}`)}：${t(`odd.${code}`)}`,
            text,
          ])}
        />
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
  readonly kind: 'rejected' | 'skipped' | 'odd';
  readonly total: number;
  readonly rows: readonly (readonly [line: number, column: number, reason: string, text: string])[];
}

function Lines({ title, testId, kind, total, rows }: LinesProps) {
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
          <RecordListButton kind={kind} />
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
                {rows.map(([line, column, reason, text], at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two files of a data set have the same line numbers
                  <tr key={`${at}:${line}`}>
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
