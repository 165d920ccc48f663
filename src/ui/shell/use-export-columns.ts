import { useEffect } from 'react';
import { extraHeader, isExtraField } from '../../domain/extra-field';
import { GEO_QUALITIES } from '../../domain/place';
import { STATUSES } from '../../domain/status';
import { useApp } from '../../state/use-app';
import { exportCover } from '../export/export-cover';
import { useTranslation } from '../kit/translation';

/** Exports speak the screen's language: headers, coded values, and the sheet that says where the file comes from. */
export function useExportColumns(): void {
  const app = useApp();
  const { t } = useTranslation();
  useEffect(() => {
    app.exportColumns = (outline) => {
      const state = app.store.getState();
      return {
        headers: outline.fields.map((field) =>
          isExtraField(field) ? extraHeader(field) : t(`field.${field}`),
        ),
        words: {
          status: new Map(STATUSES.map((status) => [status, t(`status.${status}`)])),
          geo_quality: new Map(GEO_QUALITIES.map((quality) => [quality, t(`quality.${quality}`)])),
        },
        title: state.dataset.summary?.name.replace(/\.[a-z0-9]{1,8}$/i, '') ?? t('export.sheet'),
        cover: exportCover(t, state, outline),
      };
    };
  }, [app, t]);
}
