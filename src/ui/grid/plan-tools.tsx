import { BRUSH_PIXELS, PLAN_TOOLS, type PlanTool } from '../../domain/plan-tool';
import { resizeBrush, setTool } from '../../state/plan-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { TOOL_KEYS } from '../map/use-plan-keys';
import styles from './plan-tools.module.css';
import { ToolIcon } from './tool-icon';

/** The tools over the map, each with its key, and a line that says what the one in hand does. */
export function PlanTools() {
  const app = useApp();
  const { t } = useTranslation();
  const plan = useAppState((state) => state.plans.open?.plan ?? null);
  const tool = useAppState((state) => state.plans.tool);
  const pixels = useAppState((state) => state.plans.brushPixels);
  const active = useAppState((state) => state.plans.activeZone);
  const reader = useAppState((state) => state.plans.role === 'reader');
  if (plan === null) return null;
  const zone = plan.zones.find(({ id }) => id === active)?.name ?? t('plan.zone.nobody');
  return (
    <div className={styles.tools}>
      <div className={styles.bar} role="toolbar" aria-label={t('plan.tools')}>
        {PLAN_TOOLS.map((one) => (
          <Button
            key={one}
            look="quiet"
            icon={<ToolIcon tool={one} />}
            pressed={one === tool}
            disabled={reader && one !== 'browse'}
            data-testid={testIdOf(one)}
            aria-label={t(`plan.tool.${one}`)}
            aria-keyshortcuts={TOOL_KEYS[one]}
            title={`${t(`plan.tool.${one}`)} (${TOOL_KEYS[one]})`}
            onClick={() => setTool(app, one)}
          />
        ))}
        <span className={styles.gap} />
        <Button
          look="quiet"
          aria-label={t('plan.brush.smaller')}
          aria-keyshortcuts="["
          title={`${t('plan.brush.smaller')} ([)`}
          disabled={pixels <= BRUSH_PIXELS.least}
          onClick={() => resizeBrush(app, false)}
        >
          −
        </Button>
        <span className={styles.size} title={t('plan.brush.size', { pixels })}>
          {pixels}
        </span>
        <Button
          look="quiet"
          aria-label={t('plan.brush.larger')}
          aria-keyshortcuts="]"
          title={`${t('plan.brush.larger')} (])`}
          disabled={pixels >= BRUSH_PIXELS.most}
          onClick={() => resizeBrush(app, true)}
        >
          +
        </Button>
      </div>
      <p className={styles.help} role="status">
        {t(`plan.tools-help.${tool}`, { zone })}
      </p>
    </div>
  );
}

/** The brush has a name of its own in the automation's vocabulary. */
function testIdOf(tool: PlanTool): string {
  return tool === 'brush' ? 'zone-paint' : `plan-tool-${tool}`;
}
