import { useEffect, useState } from 'react';
import { FIELDS, type FieldId } from '../../domain/field';
import type { MapReading } from '../../domain/map-reading';
import { AREA_FIELDS } from '../../domain/place';
import { convertsPlaces, type PlaceReading } from '../../domain/place-reading';
import { type CaseRecipe, IMPORT_TARGETS, type ImportTarget } from '../../domain/recipe';
import type { TimeRule } from '../../domain/time-rule';
import type { ImportState } from '../../state/app-state';
import { chooseTarget, closeImport, confirmImport, reconsider } from '../../state/import-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import { ExtraColumns } from './extra-columns';
import { FieldMapping } from './field-mapping';
import styles from './import-dialog.module.css';
import { ImportModeChoice } from './import-mode';
import { MapReadingSection } from './map-reading-section';
import { PlaceSection } from './place-section';
import { ReadingOptions, readingOf } from './reading-options';
import { ReadingPreview } from './reading-preview';
import { TimeSection } from './time-section';

type Confirm = Extract<ImportState, { phase: 'confirm' }>;

export function ImportDialog({ importing }: { importing: Confirm }) {
  const app = useApp();
  const { t } = useTranslation();
  const { file, target, proposal } = importing;
  const [mapping, setMapping] = useState<CaseRecipe['mapping']>(proposal?.recipe.mapping ?? {});

  const [dropped, setDropped] = useState<readonly number[]>(proposal?.recipe.dropped ?? []);
  const [place, setPlace] = useState<PlaceReading | 'looking' | null>('looking');
  const [mapReading, setMapReading] = useState<MapReading | 'looking' | null>('looking');
  /** Confirmed before the points were looked at: the import begins when they have been. */
  const [wanted, setWanted] = useState(false);
  const [times, setTimes] = useState<readonly TimeRule[]>(proposal?.recipe.times ?? []);

  useEffect(() => {
    setMapping(proposal?.recipe.mapping ?? {});
    setDropped(proposal?.recipe.dropped ?? []);
    setTimes(proposal?.recipe.times ?? []);
  }, [proposal]);

  const located = mapping.lon !== undefined && mapping.lat !== undefined;
  const isTable = target === 'cases' || target === 'flags';
  const named = AREA_FIELDS.some((field) => mapping[field] !== undefined);
  const placed = located ? place !== null : named;
  const complete = target === 'flags' ? mapping.case_id !== undefined : placed;
  const isMap = !isTable && target !== 'roster';
  const ready = isTable ? proposal !== null && complete : !isMap || mapReading !== null;
  const looking = isMap ? mapReading === 'looking' : target === 'cases' && located && place === 'looking';
  const reading = place === 'looking' || !located ? null : place;
  const chosen = isMap && mapReading !== 'looking' && mapReading !== null ? mapReading : undefined;
  const recipe =
    proposal === null ? null : placedRecipe({ ...proposal.recipe, mapping, dropped, times }, reading);

  function confirm(): void {
    setWanted(looking);
    if (!looking) void confirmImport(app, isTable ? recipe : null, chosen);
  }

  useEffect(() => {
    if (!wanted || looking) return;
    setWanted(false);
    if (ready) void confirmImport(app, isTable ? recipe : null, chosen);
  }, [app, wanted, looking, ready, isTable, recipe, chosen]);

  function setField(field: FieldId, column: number | null): void {
    setMapping((before) => {
      const rest = Object.fromEntries(
        FIELDS.filter((one) => one.id !== field && before[one.id] !== undefined).map((one) => [
          one.id,
          before[one.id],
        ]),
      );
      return column === null ? rest : { ...rest, [field]: column };
    });
  }

  return (
    <Modal
      title={t('import.title', { file: file.name })}
      wide={isTable}
      testId="import-dialog"
      onClose={() => closeImport(app)}
      footer={
        <>
          {target === 'cases' && !located ? (
            <span className={styles.need} data-testid="import-without-points">
              {t(named ? 'import.without-points' : 'import.need-coordinates')}
            </span>
          ) : null}
          <Button data-testid="import-cancel" onClick={() => closeImport(app)}>
            {t('import.cancel')}
          </Button>
          <Button
            look="primary"
            data-testid="import-confirm"
            disabled={!ready}
            aria-busy={wanted}
            onClick={confirm}
          >
            {t(target === 'cases' && !located && named ? 'import.confirm-without-points' : 'import.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.options}>
        <label className={styles.option}>
          <span>{t('import.target')}</span>
          <select
            data-testid="import-target"
            value={target}
            onChange={(event) => void chooseTarget(app, event.target.value as ImportTarget)}
          >
            {IMPORT_TARGETS.map((one) => (
              <option key={one} value={one}>
                {t(`target.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {isTable && proposal !== null ? (
          <ReadingOptions proposal={proposal} onChange={(overrides) => void reconsider(app, overrides)} />
        ) : null}
      </div>
      {target === 'cases' || target === 'flags' ? null : (
        <p className={styles.hint}>{t(`import.${target}-hint`)}</p>
      )}
      {isMap ? <MapReadingSection file={file} onReading={setMapReading} /> : null}
      {isTable && proposal !== null && recipe !== null ? (
        <>
          <ImportModeChoice importing={importing} recipe={recipe} />
          <ReadingPreview
            proposal={proposal}
            mapping={mapping}
            onHeaderLine={(headerLine) => void reconsider(app, { ...readingOf(proposal), headerLine })}
          />
          {target === 'cases' ? (
            <>
              <PlaceSection file={file} proposal={proposal} mapping={mapping} onReading={setPlace} />
              <TimeSection proposal={proposal} mapping={mapping} rules={times} onRules={setTimes} />
            </>
          ) : null}
          <FieldMapping proposal={proposal} mapping={mapping} onField={setField} />
          <ExtraColumns proposal={proposal} mapping={mapping} dropped={dropped} onDropped={setDropped} />
        </>
      ) : null}
    </Modal>
  );
}

/** Degrees that stand as they are need no word in the recipe. */
function placedRecipe({ place: _, ...recipe }: CaseRecipe, reading: PlaceReading | null): CaseRecipe {
  const plain = reading === null || (!convertsPlaces(reading) && reading.swap === 'none');
  return plain ? recipe : { ...recipe, place: reading };
}
