import { type ChartSheet, fileName, tableText } from '../../charts/chart-sheet';
import { framed } from '../../charts/drawing';
import { svgText } from '../../charts/svg-text';
import { currentFilter } from '../../state/app-state';
import { notify } from '../../state/application';
import { useApp } from '../../state/use-app';
import { clauseText, lastDayText, momentText } from '../filters/clause-text';
import { useTranslation } from '../kit/translation';
import { paintDrawing, paintOf } from './paint-drawing';

/** A picture twice as fine as the screen's, so that it prints well. */
const PNG_RATIO = 2;

export interface SheetFiles {
  readonly savePng: (sheet: ChartSheet) => void;
  readonly saveSvg: (sheet: ChartSheet) => void;
  readonly copyTable: (sheet: ChartSheet) => void;
}

/** Charts as files and tables, each saying below what it counts and when it was made. */
export function useSheetFiles(): SheetFiles {
  const app = useApp();
  const { t, locale } = useTranslation();

  const foot = (): readonly string[] => {
    const state = app.store.getState();
    const { summary } = state.dataset;
    const filter = currentFilter(state);
    const time = filter.find((clause) => clause.kind === 'time' && clause.field === 'reported_at');
    const [first, last] = summary?.timeRange ?? [null, null];
    const period =
      time?.kind === 'time'
        ? t('chip.time', { from: momentText(time.from), to: lastDayText(time.to) })
        : first === null || last === null
          ? t('period.all')
          : t('chip.time', { from: momentText(first).slice(0, 10), to: momentText(last).slice(0, 10) });
    const rest = filter.filter((clause) => clause !== time);
    const what =
      rest.length === 0
        ? t('charts.sheet.unfiltered')
        : rest
            .map((clause) => clauseText(t, clause, state.zones.zoneSet, state.planClauses.plans))
            .join(locale === 'zh-CN' ? '；' : '; ');
    return [
      t('charts.sheet.data', { name: summary?.name ?? '', count: summary?.rowCount ?? 0 }),
      t('charts.sheet.period', { period }),
      t('charts.sheet.filter', { what }),
      t('charts.sheet.made', { when: wallClock(new Date()) }),
    ];
  };
  const nameOf = (sheet: ChartSheet, extension: string) =>
    fileName(
      [
        app.store.getState().dataset.summary?.name ?? '',
        sheet.title,
        wallClock(new Date()).replace(/\D/g, '').slice(0, 12),
      ],
      extension,
    );

  return {
    savePng(sheet) {
      const canvas = document.createElement('canvas');
      paintDrawing(canvas, framed(sheet.drawing, sheet.title, foot()), paintOf(document.body), PNG_RATIO);
      canvas.toBlob((blob) => {
        if (blob === null) notify(app.store, 'error', 'charts.sheet.failed');
        else app.services.saveFile(nameOf(sheet, 'png'), blob);
      }, 'image/png');
    },
    saveSvg(sheet) {
      const { palette, fontFamily } = paintOf(document.body);
      const text = svgText(framed(sheet.drawing, sheet.title, foot()), palette, fontFamily);
      app.services.saveFile(nameOf(sheet, 'svg'), new Blob([text], { type: 'image/svg+xml' }));
    },
    copyTable(sheet) {
      void app.services.copyText(tableText(sheet)).then((copied) => {
        if (copied) notify(app.store, 'good', 'charts.sheet.copied', { count: sheet.rows.length });
        else notify(app.store, 'warn', 'notice.copy-failed');
      });
    },
  };
}

/** YYYY-MM-DD HH:MM of the machine's own clock. */
function wallClock(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
