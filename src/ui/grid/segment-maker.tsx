import { useState } from 'react';
import { ROAD_CLASSES, type RoadClass } from '../../domain/reference-layer';
import type { UnitSetRecipe } from '../../domain/unit-set';
import { useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { NumberField } from './number-field';
import styles from './segment-maker.module.css';

interface SegmentMakerProps {
  readonly disabled: boolean;
  readonly onMake: (recipe: UnitSetRecipe) => void;
}

/** How streets become segments: which streets, how long a piece, how deep its frontage, how far it takes in cases. */
export function SegmentMaker({ disabled, onMake }: SegmentMakerProps) {
  const { t } = useTranslation();
  const [depthMetres, setDepth] = useState(30);
  const [reachMetres, setReach] = useState(50);
  const [longestMetres, setLongest] = useState(600);
  const [classes, setClasses] = useState<readonly RoadClass[]>(ROAD_CLASSES.filter((one) => one !== 'path'));
  const references = useAppState((state) => state.references);
  const roadSets = references.flatMap(({ roads }) => (roads === undefined ? [] : [roads]));
  const [chosen, setChosen] = useState('');
  const roads = (roadSets.find(({ id }) => id === chosen) ?? roadSets[0])?.id;
  // In the order of the list, so that equal choices are equal recipes.
  const toggle = (changed: RoadClass) =>
    setClasses(ROAD_CLASSES.filter((one) => classes.includes(one) !== (one === changed)));
  return (
    <>
      {roadSets.length < 2 ? null : (
        <label className={styles.layer}>
          {t('plan.make.roads')}
          <select
            value={roads}
            data-testid="segments-roads"
            onChange={(event) => setChosen(event.target.value)}
          >
            {roadSets.map(({ id, name, roads: own }) => (
              <option key={id} value={id}>
                {t('plan.make.roads-of', { name, n: own.length })}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.fields}>
        <NumberField
          label={t('plan.make.depth')}
          about={t('plan.make.depth-about')}
          least={3}
          most={200}
          step={1}
          value={depthMetres}
          onChange={setDepth}
          testId="segments-depth"
        />
        <NumberField
          label={t('plan.make.reach')}
          about={t('plan.make.reach-about')}
          least={1}
          most={500}
          step={1}
          value={reachMetres}
          onChange={setReach}
          testId="segments-reach"
        />
        <NumberField
          label={t('plan.make.longest')}
          about={t('plan.make.longest-about')}
          most={5000}
          step={50}
          value={longestMetres}
          onChange={setLongest}
          testId="segments-longest"
        />
      </div>
      <fieldset className={styles.classes}>
        <legend>{t('plan.make.classes')}</legend>
        {ROAD_CLASSES.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={classes.includes(one)}
              data-testid={`segments-class-${one}`}
              onChange={() => toggle(one)}
            />
            {t(`road-class.${one}`)}
          </label>
        ))}
      </fieldset>
      <Button
        disabled={disabled || classes.length === 0}
        data-testid="units-segments"
        onClick={() =>
          onMake({
            kind: 'segments',
            depthMetres,
            reachMetres,
            longestMetres,
            classes,
            ...(roadSets.length > 1 && roads !== undefined && { roads }),
          })
        }
      >
        {t('plan.make.segments')}
      </Button>
      <p className={notes.quiet}>{t('plan.make.segments-about')}</p>
    </>
  );
}
