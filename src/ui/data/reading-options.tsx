import { ENCODINGS, type Encoding, type Proposal, type ProposalOverrides } from '../../domain/recipe';
import { sizeText } from '../kit/size-text';
import { useTranslation } from '../kit/translation';
import styles from './import-dialog.module.css';

const DELIMITERS = [
  [',', 'import.delimiter.comma'],
  ['\t', 'import.delimiter.tab'],
  [';', 'import.delimiter.semicolon'],
  ['|', 'import.delimiter.pipe'],
] as const;

const HEADER_LINES = [1, 2, 3, 4, 5, 6];

interface ReadingOptionsProps {
  readonly proposal: Proposal;
  readonly onChange: (overrides: ProposalOverrides) => void;
}

/** How the bytes are read: encoding, delimiter, header line. A change makes the proposal anew. */
export function ReadingOptions({ proposal, onChange }: ReadingOptionsProps) {
  const { t, locale } = useTranslation();
  const { encoding, delimiter, headerLine } = proposal.recipe;
  const current: ProposalOverrides = { encoding, delimiter, headerLine };
  const known = DELIMITERS.some(([character]) => character === delimiter);
  const headerLines =
    HEADER_LINES.includes(headerLine) || headerLine === 0 ? HEADER_LINES : [...HEADER_LINES, headerLine];

  return (
    <>
      <label className={styles.option}>
        <span>{t('import.encoding')}</span>
        <select
          data-testid="encoding-select"
          value={encoding}
          onChange={(event) => onChange({ encoding: event.target.value as Encoding })}
        >
          {ENCODINGS.map((one) => (
            <option key={one} value={one}>
              {t(`encoding.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.option}>
        <span>{t('import.delimiter')}</span>
        <select
          data-testid="delimiter-select"
          value={delimiter}
          onChange={(event) => onChange({ encoding, delimiter: event.target.value })}
        >
          {DELIMITERS.map(([character, key]) => (
            <option key={character} value={character}>
              {t(key)}
            </option>
          ))}
          {known ? null : (
            <option value={delimiter}>{t('import.delimiter.other', { character: delimiter })}</option>
          )}
        </select>
      </label>
      <label className={styles.option}>
        <span>{t('import.header-line')}</span>
        <select
          data-testid="header-line-select"
          value={headerLine}
          onChange={(event) => onChange({ ...current, headerLine: Number(event.target.value) })}
        >
          <option value={0}>{t('import.header-none')}</option>
          {headerLines.map((line) => (
            <option key={line} value={line}>
              {t('import.header-at', { line })}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.option}>
        <span>{t('import.crs')}</span>
        <select data-testid="crs-select" defaultValue="wgs84">
          <option value="wgs84">{t('import.crs.wgs84')}</option>
        </select>
      </label>
      <p className={styles.size}>{t('import.size-only', { size: sizeText(proposal.byteLength, locale) })}</p>
    </>
  );
}
