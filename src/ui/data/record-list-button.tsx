import { FIELDS } from '../../domain/field';
import { ODD_VALUE_CODES, REJECT_CODES, SKIP_CODES } from '../../domain/import-report';
import type { Translate } from '../../i18n/translate';
import type { AppState } from '../../state/app-state';
import { cancelRecordList, saveRecordList } from '../../state/quality-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './quality-page.module.css';

type ListKind = NonNullable<AppState['quality']['listing']>;

/** A list of the report as a file, complete, whatever of it is shown. */
export function RecordListButton({ kind }: { readonly kind: ListKind }) {
  const app = useApp();
  const { t } = useTranslation();
  const listing = useAppState((state) => state.quality.listing);
  const listed = useAppState((state) => state.quality.listed);
  const stored = useAppState((state) => state.dataset.summary?.synthetic === false);
  if (!stored) return null;
  if (listing === kind) {
    return (
      <p className={styles.row}>
        <progress value={listed} max={1} aria-label={t('quality.saving-list')} />
        <span className={styles.hint}>{t('quality.saving-list')}</span>
        <Button look="quiet" onClick={() => cancelRecordList(app)}>
          {t('import.cancel')}
        </Button>
      </p>
    );
  }
  return (
    <p className={styles.row}>
      <Button
        data-testid={`save-list-${kind}`}
        disabled={listing !== null}
        onClick={() =>
          void saveRecordList(app, kind, {
            headers: [
              t('quality.part'),
              t('report.line'),
              t('report.column'),
              t('report.reason'),
              t('report.text'),
            ],
            reasons: reasonWords(t, kind),
          })
        }
      >
        {t('quality.save-list')}
      </Button>
    </p>
  );
}

function reasonWords(t: Translate, kind: ListKind): Readonly<Record<string, string>> {
  switch (kind) {
    case 'rejected':
      return Object.fromEntries(REJECT_CODES.map((code) => [code, t(`reject.${code}`)]));
    case 'skipped':
      return Object.fromEntries(SKIP_CODES.map((code) => [code, t(`skip.${code}`)]));
    case 'odd':
      return Object.fromEntries(
        FIELDS.flatMap(({ id }) =>
          ODD_VALUE_CODES.map(
            (code) => [`${id}:${code}`, `${t(`field.${id}`)}：${t(`odd.${code}`)}`] as const,
          ),
        ),
      );
  }
}
