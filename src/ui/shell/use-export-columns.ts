import { useEffect } from 'react';
import { extraHeader, isExtraField } from '../../domain/extra-field';
import { factOfField } from '../../domain/fact-field';
import { markOfField } from '../../domain/mark-field';
import { GEO_QUALITIES } from '../../domain/place';
import { planOfField } from '../../domain/plan-field';
import { STATUSES } from '../../domain/status';
import { currentFilter } from '../../state/app-state';
import { recordFields } from '../../state/records-commands';
import { useApp } from '../../state/use-app';
import { exportCover } from '../export/export-cover';
import { clauseText } from '../filters/clause-text';
import { useTranslation } from '../kit/translation';
import { fieldName } from '../records/field-name';

/** Exports speak the screen's language: headers, coded values, and the sheet that says where the file comes from. */
export function useExportColumns(): void {
  const app = useApp();
  const { t } = useTranslation();
  useEffect(() => {
    const words = () => ({
      status: new Map(STATUSES.map((status) => [status, t(`status.${status}`)])),
      geo_quality: new Map(GEO_QUALITIES.map((quality) => [quality, t(`quality.${quality}`)])),
    });
    app.sqlNames = () => ({
      cases: t('sql.table.cases'),
      filtered: t('sql.table.filtered'),
      rowId: t('sql.row-id'),
      columns: recordFields(app.store.getState()).map((field) => ({ field, name: fieldName(field, t) })),
      words: words(),
      terms: {
        count: t('sql.term.count'),
        hours: t('sql.term.hours'),
        percent: t('sql.term.percent'),
        month: t('sql.term.month'),
      },
    });
    app.exportColumns = (outline) => {
      const state = app.store.getState();
      return {
        headers: outline.fields.map((field) => {
          const mark = markOfField(field);
          if (mark !== null) return t(`records.column.${mark}`);
          const plan = planOfField(field);
          if (plan !== null) return t(`export.plan.${plan}`);
          if (factOfField(field) !== null) return fieldName(field, t);
          return isExtraField(field) ? extraHeader(field) : t(`field.${field}`);
        }),
        words: words(),
        title: state.dataset.summary?.name.replace(/\.[a-z0-9]{1,8}$/i, '') ?? t('export.sheet'),
        cover: exportCover(t, state, outline),
        filter: currentFilter(state).map((clause) =>
          clauseText(t, clause, state.zones.zoneSet, state.planClauses.plans),
        ),
      };
    };
  }, [app, t]);
}
