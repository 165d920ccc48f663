import { GEO_QUALITIES, type GeoQuality } from '../../domain/place';
import { useAppState } from '../../state/use-app';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';

/** Every result says what it left out: the cases that density does not count, among those shown. */
export function LeftOut() {
  const { t } = useTranslation();
  const answer = useAppState((state) => state.answers.qualities);
  const includeDefault = useAppState((state) => state.view.layers.includeDefault);
  if (answer?.kind !== 'qualities') return null;
  const of = (quality: GeoQuality) => answer.counts[GEO_QUALITIES.indexOf(quality)] ?? 0;
  const values = {
    default: of('default'),
    missing: of('missing') + of('area'),
    area: of('area'),
    outside: of('out_of_area'),
    suspect: of('suspect'),
  };
  if (values.default + values.missing + values.outside + values.suspect === 0) return null;
  return (
    <p className={notes.quiet}>
      {t(includeDefault ? 'situation.left-out-included' : 'situation.left-out', values)}
    </p>
  );
}
