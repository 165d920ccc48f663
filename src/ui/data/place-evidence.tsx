import {
  type CoordinateSystemId,
  convertsPlaces,
  type PlaceCandidate,
  type PlaceProposal,
  type PlaceReading,
} from '../../domain/place-reading';
import { useTranslation } from '../kit/translation';
import styles from './place-section.module.css';
import { systemName } from './system-name';

interface PlaceEvidenceListProps {
  /** Cases keep the pair of numbers that their file has; shapes of a map file do not. */
  readonly keepsOriginal: boolean;
  readonly found: PlaceProposal;
  readonly reading: PlaceReading | null;
  /** Of the sample, as the chosen reading puts it right. */
  readonly swappedRows: number;
  readonly onChoose: (system: CoordinateSystemId) => void;
}

/** Why this system is proposed, what else the numbers allow, and what will be changed. */
export function PlaceEvidenceList({
  keepsOriginal,
  found,
  reading,
  swappedRows,
  onChoose,
}: PlaceEvidenceListProps) {
  const { t } = useTranslation();
  const { candidates, verdict, order, unsupported } = found;
  const chosen = candidates.find((candidate) => candidate.reading.system === reading?.system);
  const others = candidates.filter((candidate) => candidate !== chosen);
  const [best] = candidates;
  const unsure = verdict === 'ask' || verdict === 'none';
  return (
    <div className={styles.evidence}>
      <p className={unsure ? styles.unsure : styles.sure} data-testid="place-verdict">
        {best === undefined || reading === null || unsure || best.reading.system === reading.system
          ? t(`place-verdict.${verdict}`)
          : t('place.changed', { system: systemName(best.reading.system, t) })}
      </p>
      {unsupported === null ? null : (
        <p className={styles.unsure}>{t('place.unsupported', { name: unsupported })}</p>
      )}
      {chosen === undefined ? null : <Evidence candidate={chosen} />}
      {order.swapped + order.neither === 0 ? null : <p>{t('place.order', order)}</p>}
      {reading?.swap === 'rows' && swappedRows > 0 ? (
        <p data-testid="place-swapped" data-value={swappedRows}>
          {t('place.will-swap', { n: swappedRows })}
        </p>
      ) : null}
      {keepsOriginal && convertsPlaces(reading ?? undefined) ? <p>{t('place.kept')}</p> : null}
      {others.length === 0 ? null : (
        <details>
          <summary>{t('place.others', { n: others.length })}</summary>
          <ul className={styles.others}>
            {others.map((candidate) => (
              <li key={candidate.reading.system}>
                <button type="button" onClick={() => onChoose(candidate.reading.system)}>
                  {systemName(candidate.reading.system, t)}
                </button>
                <Evidence candidate={candidate} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Evidence({ candidate }: { candidate: PlaceCandidate }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {candidate.evidence.map(({ code, ...values }) => (
        <li key={code}>{t(`place-evidence.${code}`, values)}</li>
      ))}
    </ul>
  );
}
