import { useRef } from 'react';
import { considerProject, saveProject } from '../../state/project-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';

/** Everything that is open as one file, and back. */
export function ProjectButtons() {
  const app = useApp();
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const own = useAppState(({ dataset }) => dataset.summary !== null && !dataset.summary.synthetic);
  const idle = useAppState((state) => state.project.phase === 'idle');
  return (
    <>
      <Button
        data-testid="save-project"
        title={t('project.hint')}
        disabled={!own || !idle}
        onClick={() => void saveProject(app)}
      >
        {t('project.save')}
      </Button>
      <Button
        data-testid="open-project"
        title={t('project.hint')}
        disabled={!idle}
        onClick={() => picker.current?.click()}
      >
        {t('project.open')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".shirong"
        data-testid="project-input"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void considerProject(app, file);
        }}
      />
    </>
  );
}
