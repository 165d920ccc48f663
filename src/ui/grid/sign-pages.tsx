import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { signMap } from '../../layers/sign-map';
import { makeSigns, type SignBook, type SignSheet } from '../../state/sign-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { SignMapView } from './sign-map-view';
import styles from './sign-pages.module.css';
import '../kit/printed-alone.css';

/** Width by height of the map on A4 upright. */
const RATIO = 182 / 148;
/** Pages that a browser lays out without trouble. */
const MOST_PAGES = 200;

interface SignPagesProps {
  /** null: all zones. */
  readonly zone: number | null;
  readonly masked: boolean;
  readonly supervision: string;
  readonly duty: string;
  readonly onClose: () => void;
}

/** A page for each zone, as it is printed: nothing else is on paper while this is open. */
export function SignPages({ zone, masked, supervision, duty, onClose }: SignPagesProps) {
  const app = useApp();
  const { t } = useTranslation();
  const [book, setBook] = useState<SignBook | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    document.documentElement.dataset.print = 'signs';
    box.current?.focus();
    return () => {
      delete document.documentElement.dataset.print;
    };
  }, []);
  useEffect(() => {
    // Wherever the focus is: the rest of the page is covered.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [onClose]);
  useEffect(() => {
    const abort = new AbortController();
    void makeSigns(app, masked, abort.signal).then((made) => {
      if (!abort.signal.aborted) setBook(made);
    });
    return () => abort.abort();
  }, [app, masked]);

  const wanted = (book ?? []).filter(({ figures }) => zone === null || figures.zone.id === zone);
  const pages = wanted.slice(0, MOST_PAGES);
  return createPortal(
    <div
      ref={box}
      className={styles.preview}
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-label={t('out.signs')}
      data-testid="sign-pages"
      data-pages={book === null ? '' : pages.length}
    >
      <div className={styles.tools}>
        <Button look="primary" disabled={book === null} onClick={() => window.print()}>
          {t('sign.print')}
        </Button>
        <span>{t('sign.pages', { n: pages.length })}</span>
        {wanted.length > MOST_PAGES ? (
          <span className={notes.warn}>{t('sign.most', { most: MOST_PAGES })}</span>
        ) : null}
        <Button onClick={onClose}>{t('sign.close')}</Button>
      </div>
      {pages.map((sheet, i) => (
        <SignPage
          key={sheet.figures.zone.id}
          sheet={sheet}
          book={book ?? []}
          supervision={supervision}
          duty={duty}
          page={i + 1}
          pages={pages.length}
        />
      ))}
    </div>,
    document.body,
  );
}

interface SignPageProps {
  readonly sheet: SignSheet;
  readonly book: SignBook;
  readonly supervision: string;
  readonly duty: string;
  readonly page: number;
  readonly pages: number;
}

function SignPage({ sheet, book, supervision, duty, page, pages }: SignPageProps) {
  const { t, locale } = useTranslation();
  const references = useAppState((state) => state.references);
  const plan = useAppState((state) => state.plans.open?.plan.name ?? '');
  const { figures, shape, phone } = sheet;
  const { zone, roads } = figures;
  const map = useMemo(
    () =>
      signMap(
        { name: zone.name, shape },
        book
          .filter((other) => other !== sheet)
          .map((other) => ({ name: other.figures.zone.name, shape: other.shape })),
        references.map(({ layer }) => layer),
        RATIO,
      ),
    [zone, shape, sheet, book, references],
  );
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const ends = roads
    .filter(({ from, to }) => from !== '' || to !== '')
    .map(
      ({ name, from, to }) => `${roads.length > 1 ? `${name} ` : ''}${t('sign.from-to-value', { from, to })}`,
    );
  const rows: readonly (readonly [string, string])[] = [
    [
      t('sign.road'),
      roads
        .map(({ name }) => name)
        .filter((name) => name !== '')
        .join(t('export.list-comma')),
    ],
    [t('sign.from-to'), ends.join('；')],
    [
      t('sign.length'),
      figures.lengthMetres > 0
        ? t('sign.metres', { n: number.format(Math.round(figures.lengthMetres)) })
        : '',
    ],
    [t('sign.area'), t('sign.hectares', { n: number.format(figures.areaM2 / 10_000) })],
    [t('sign.street'), figures.streets.join(t('export.list-comma'))],
    [t('sign.community'), figures.communities.slice(0, 8).join(t('export.list-comma'))],
    [t('sign.chief'), `${zone.chief.name}　${t(`chief-level.${zone.level}`)}`],
    [t('sign.phone'), phone],
    [t('sign.unit'), zone.chief.unit],
    [t('sign.shift'), zone.chief.shift],
    [t('sign.valid'), [zone.from, zone.to].some((day) => day !== '') ? `${zone.from} – ${zone.to}` : ''],
    [t('out.supervision'), supervision],
    [t('out.duty'), duty],
  ];
  return (
    <article className={styles.page}>
      <h1>{zone.name}</h1>
      <SignMapView map={map} title={zone.name} />
      <ul className={styles.legend}>
        <li data-kind="zone">{t('sign.legend.zone')}</li>
        <li data-kind="neighbour">{t('sign.legend.neighbour')}</li>
        {map.roads === '' && map.mainRoads === '' ? null : <li data-kind="road">{t('sign.legend.road')}</li>}
        {map.water === '' ? null : <li data-kind="water">{t('sign.legend.water')}</li>}
      </ul>
      <dl className={styles.sign}>
        {rows
          .filter(([, value]) => value.trim() !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <footer>{t('sign.page-of', { plan, page, pages })}</footer>
    </article>
  );
}
