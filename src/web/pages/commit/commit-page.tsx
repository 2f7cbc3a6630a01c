import { useParams } from '@tanstack/react-router';
import { endpoints, type CommitDetail } from '../../../contract/index.ts';
import { formatCount, formatRatio, visibleName, visibleText } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { FileLink } from '../../components/cell.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { PageHeader, Section } from '../../components/page-header.tsx';
import { Loaded } from '../../components/states/index.ts';
import { CommitFacts } from './commit-facts.tsx';
import { CommitWork } from './commit-work.tsx';
import styles from './commit.module.css';

/** A commit: what it says, what its lines were, and what became of them. */
export function CommitPage() {
  const { repository, sha } = useParams({ strict: false });
  const commit = useApi(
    endpoints.getCommit,
    { params: { repository: Number(repository), sha: sha ?? '' } },
    { keep: false },
  );
  return (
    <Loaded query={commit} height={640} title="Commit">
      {(detail) => <Detail commit={detail} />}
    </Loaded>
  );
}

function Detail({ commit }: { commit: CommitDetail }) {
  return (
    <>
      <PageHeader
        title={visibleName(commit.subject) || '(no message)'}
        note={
          <>
            {commit.repositoryName} · <code>{commit.sha}</code>
          </>
        }
      />
      {commit.excluded.length > 0 && (
        <div className={styles.excluded} role="note">
          <strong>Left out of numbers:</strong> {commit.excluded.join('; ')}.
        </div>
      )}
      <CommitFacts commit={commit} />
      {commit.body.trim() && <pre className={styles.body}>{visibleText(commit.body.trim())}</pre>}
      {commit.work && (
        <Section title="What its lines were" lead={aliveWords(commit)}>
          <CommitWork work={commit.work} />
        </Section>
      )}
      <Files commit={commit} />
    </>
  );
}

/** "120 of the 160 lines it wrote are still alive (75%)." */
function aliveWords({ aliveLines, files }: CommitDetail): string | undefined {
  if (aliveLines === null) return undefined;
  const wrote = files.reduce((sum, file) => sum + (file.added ?? 0), 0);
  if (wrote === 0) return undefined;
  const lines = wrote === 1 ? 'The one line it added' : `Of the ${formatCount(wrote)} lines it added`;
  if (wrote === 1) return `${lines} is ${aliveLines > 0 ? 'still alive' : 'gone'}.`;
  return `${lines}, ${aliveLines === 0 ? 'none is' : `${formatCount(aliveLines)} (${formatRatio(aliveLines / wrote)}) are`} alive on the default branch today.`;
}

type File = CommitDetail['files'][number];
const statusWords: Record<string, string> = {
  A: 'added',
  M: 'changed',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'type changed',
};

const lines = (value: number | null) =>
  value === null ? <span title="Binary, or its contents are missing from the clone">?</span> : formatCount(value);

function columnsOf(repository: number): TableColumn<File>[] {
  return [
    {
      key: 'path',
      label: 'File',
      header: true,
      cell: (file) => (
        <>
          <FileLink repository={repository} path={file.path} />
          {file.oldPath && <span className={styles.small}> was {visibleName(file.oldPath)}</span>}
          {file.takenFor && <span className={styles.small}> ({file.takenFor}, left out)</span>}
        </>
      ),
      sortBy: (file) => file.path,
    },
    { key: 'status', label: 'What', cell: (file) => statusWords[file.status] ?? file.status },
    { key: 'added', label: 'Added', numeric: true, cell: (file) => lines(file.added), sortBy: (file) => file.added },
    {
      key: 'deleted',
      label: 'Deleted',
      numeric: true,
      cell: (file) => lines(file.deleted),
      sortBy: (file) => file.deleted,
    },
  ];
}

function Files({ commit }: { commit: CommitDetail }) {
  return (
    <Section title={commit.files.length === 1 ? '1 file' : `${formatCount(commit.files.length)} files`}>
      <DataTable
        caption="Files of this commit"
        dense
        columns={columnsOf(commit.repository)}
        rows={commit.files}
        rowKey={(file) => file.path}
        empty="It changes no file."
      />
    </Section>
  );
}
