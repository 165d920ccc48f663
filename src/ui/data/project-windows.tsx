import type { ProjectState } from '../../state/app-state';
import { cancelProject, closeProject, openProject } from '../../state/project-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { sizeText } from '../kit/size-text';
import { useTranslation } from '../kit/translation';
import styles from './import-dialog.module.css';

/** The window of whatever phase a project file is in. */
export function ProjectWindows() {
  const { t } = useTranslation();
  const project = useAppState((state) => state.project);
  switch (project.phase) {
    case 'saving':
      return <Progress title={t('project.saving')} fraction={project.fraction} />;
    case 'opening':
      return (
        <Progress title={t('project.opening', { file: project.fileName })} fraction={project.fraction} />
      );
    case 'confirm':
      return <Confirm project={project} />;
    case 'refused':
      return <Refused project={project} />;
    default:
      return null;
  }
}

function Progress({ title, fraction }: { title: string; fraction: number }) {
  const app = useApp();
  const { t } = useTranslation();
  const percent = Math.round(fraction * 100);
  return (
    <Modal
      title={title}
      testId="project-progress"
      busy
      onClose={() => cancelProject(app)}
      footer={
        <Button data-testid="project-cancel" onClick={() => cancelProject(app)}>
          {t('project.cancel')}
        </Button>
      }
    >
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      <p className={styles.unchanged}>{t('project.progress', { percent })}</p>
    </Modal>
  );
}

function Confirm({ project }: { project: Extract<ProjectState, { phase: 'confirm' }> }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { sources, byteLength, savedAt } = project.contents;
  return (
    <Modal
      title={t('project.confirm-title', { file: project.file.name })}
      testId="project-confirm"
      onClose={() => closeProject(app)}
      footer={
        <>
          <Button onClick={() => closeProject(app)}>{t('project.cancel')}</Button>
          <Button look="primary" data-testid="project-open-now" onClick={() => void openProject(app)}>
            {t('project.open-now')}
          </Button>
        </>
      }
    >
      <p>{t('project.contents', { sources, size: sizeText(byteLength, locale), saved: savedAt })}</p>
      <p className={styles.unchanged}>{t('project.confirm')}</p>
    </Modal>
  );
}

function Refused({ project }: { project: Extract<ProjectState, { phase: 'refused' }> }) {
  const app = useApp();
  const { t } = useTranslation();
  const { error } = project;
  return (
    <Modal
      title={t('project.refused', { file: project.fileName })}
      onClose={() => closeProject(app)}
      footer={
        <Button look="primary" onClick={() => closeProject(app)}>
          {t('project.close')}
        </Button>
      }
    >
      <div role="alert" data-testid="app-error" data-code={error.code}>
        <p className={styles.refusal}>{t(`project-error.${error.code}`, { entry: error.entry ?? '' })}</p>
        <p className={styles.unchanged}>{t('project.refused-note')}</p>
      </div>
    </Modal>
  );
}
