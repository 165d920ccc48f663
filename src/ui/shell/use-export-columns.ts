import { useEffect } from 'react';
import { extraHeader, isExtraField } from '../../domain/extra-field';
import { GEO_QUALITIES } from '../../domain/place';
import { STATUSES } from '../../domain/status';
import { recordFields } from '../../state/records-commands';
import { useApp } from '../../state/use-app';
import { useTranslation } from '../kit/translation';

/** Exports carry every field of the data under the words of the screen's language, the file's own columns under its own. */
export function useExportColumns(): void {
  const app = useApp();
  const { t } = useTranslation();
  useEffect(() => {
    app.exportColumns = () => {
      const fields = recordFields(app.store.getState());
      return {
        fields,
        headers: fields.map((field) => (isExtraField(field) ? extraHeader(field) : t(`field.${field}`))),
        words: {
          status: new Map(STATUSES.map((status) => [status, t(`status.${status}`)])),
          geo_quality: new Map(GEO_QUALITIES.map((quality) => [quality, t(`quality.${quality}`)])),
        },
      };
    };
  }, [app, t]);
}
