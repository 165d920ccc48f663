import type { MessageKey } from '../../i18n/translate';
import { applyExport, forgetExports } from '../../state/saved-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './saved.module.css';
import { useSaved } from './use-saved';

/** What the files held, so that one can be told from another and made again. */
export function RecentExports({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const exports = useSaved((state) => state.exports);
  if (exports === null) return null;
  if (exports.length === 0) return <p className={styles.note}>{t('saved.exports.none')}</p>;
  const whole = new Intl.NumberFormat(locale);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} data-testid="recent-exports" data-count={exports.length}>
          <thead>
            <tr>
              <th>{t('saved.exports.file')}</th>
              <th>{t('saved.exports.format')}</th>
              <th className={styles.number}>{t('saved.exports.rows')}</th>
              <th>{t('saved.filter')}</th>
              <th>{t('saved.exports.masked')}</th>
              <th>{t('saved.exports.time')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {exports.map((one) => (
              <tr
                key={`${one.at} ${one.file}`}
                data-testid="recent-export"
                data-rows={one.rows}
                data-format={one.format}
                data-masked={one.masked}
              >
                <td className={styles.file} title={one.file}>
                  {one.file}
                </td>
                <td>{t(`export-format.${one.format}` as MessageKey)}</td>
                <td className={styles.number}>{whole.format(one.rows)}</td>
                <td className={styles.words} title={one.query ?? one.words.join('\n')}>
                  {one.query !== null
                    ? t('saved.exports.query', { text: one.query.replace(/\s+/g, ' ') })
                    : one.words.length === 0
                      ? t('filters.none')
                      : one.words.join(' · ')}
                </td>
                <td className={one.masked ? undefined : styles.open}>
                  {t(one.masked ? 'saved.exports.masked-yes' : 'saved.exports.masked-no')}
                </td>
                <td>{new Date(one.at).toLocaleString(locale)}</td>
                <td>
                  <Button
                    look="quiet"
                    data-testid="recent-export-apply"
                    onClick={() => {
                      onClose();
                      void applyExport(app, one);
                    }}
                  >
                    {t('saved.exports.apply')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.foot}>
        <span className={styles.note}>{t('saved.exports.note')}</span>
        <Button look="quiet" data-testid="recent-exports-forget" onClick={() => void forgetExports(app)}>
          {t('saved.exports.forget')}
        </Button>
      </div>
    </>
  );
}
