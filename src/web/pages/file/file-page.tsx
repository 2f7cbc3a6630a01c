import { getRouteApi, Link } from '@tanstack/react-router';
import { endpoints, type FileKnowledge } from '../../../contract/index.ts';
import { formatCount, formatDay, formatRatio, visibleName } from '../../../words/index.ts';
import { useApi, useRepositories } from '../../api/index.ts';
import { CountedIn, FallenBehind, Loaded, PageHeader, Section } from '../../components/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import { Ages } from './ages.tsx';
import styles from './file.module.css';
import { Commits, Coupled, Knows } from './file-tables.tsx';

const route = getRouteApi('/repositories/$repository/file');

/** A file: who can be asked about it, what changes with it, how old its lines are. */
export function FilePage() {
  const repository = Number(route.useParams().repository);
  const { file } = route.useSearch();
  const { bots } = useSharedSearch();
  const answer = useApi(
    endpoints.getFile,
    { params: { repository }, query: { path: file, bots } },
    { keep: false, enabled: file !== '' },
  );
  if (file === '')
    return <PageHeader title="File" lead="No file was named. Open one from Knowledge, Hotspots or a commit." />;
  return (
    <Loaded query={answer} height={640} title={visibleName(file)}>
      {(data) => <Detail file={data} />}
    </Loaded>
  );
}

function Detail({ file }: { file: FileKnowledge }) {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return (
    <>
      <PageHeader title={visibleName(name)} lead={riskWords(file)} note={<Place file={file} />}>
        <CountedIn of={['bots']} />
      </PageHeader>
      <FallenBehind of={[file.repository]} className={styles.facts} />
      <p className={styles.facts}>{factWords(file)}</p>
      {file.takenFor && (
        <p className={styles.facts}>
          It is taken for {file.takenFor}
          {file.leftOutBy && (
            <>
              {' '}
              by <code>{visibleName(file.leftOutBy)}</code>
            </>
          )}
          : its rework and what changes with it are not computed, and other numbers leave it out.
        </p>
      )}
      <Section
        title="Who can be asked"
        lead="People who wrote or changed it: those who are active first, then by when they last did. Experts are those of the expertise model. A person’s other files are not counted anywhere."
      >
        <Knows file={file} />
      </Section>
      {file.ages.length > 0 && (
        <Section title="How old its lines are" lead="Lines of today by the year in which they were written.">
          <Ages file={file} />
        </Section>
      )}
      <Section
        title="What changes with it"
        lead="Files that were changed in the same commits, as a share of the mean of both."
      >
        <Coupled file={file} />
      </Section>
      <Section
        title="Newest commits"
        lead="Of the default branch, also under the file’s former names; merges are left out. Where another repository with a file of this path was merged in, older commits may be missing."
      >
        <Commits file={file} />
      </Section>
    </>
  );
}

function Place({ file }: { file: FileKnowledge }) {
  const repositories = useRepositories().data?.items ?? [];
  const repo = String(file.repository);
  const parts = file.path.split('/').slice(0, -1);
  const up = (path: string | undefined, label: string) => (
    <Link key={label + path} to="/knowledge" search={(before: object) => ({ ...before, file: undefined, repo, path })}>
      {visibleName(label)}
    </Link>
  );
  return (
    <span className={styles.place}>
      {up(undefined, repositories.find((each) => each.id === file.repository)?.name ?? 'Repository')}
      {parts.map((part, at) => (
        <span key={parts.slice(0, at + 1).join('/')}> / {up(parts.slice(0, at + 1).join('/'), part)}</span>
      ))}{' '}
      / {visibleName(file.path.slice(file.path.lastIndexOf('/') + 1))}
    </span>
  );
}

function riskWords(file: FileKnowledge): string {
  if (file.risk === 'at-risk') return 'Its only expert has not committed anywhere for 90 days.';
  if (file.risk === 'single-expert') return 'One person who is still active knows it well, and nobody else does.';
  if (file.risk === 'unowned') return 'Nobody who is still active knows it well.';
  const named = file.knows.filter(({ expert }) => expert);
  const active = formatCount(named.filter((one) => one.active).length);
  const least = named.length < file.experts ? 'at least ' : '';
  return file.experts > 1
    ? `${formatCount(file.experts)} people know it well, ${least}${active} of them still active.`
    : 'It is known well enough.';
}

function factWords(file: FileKnowledge): string {
  const facts = [
    file.lines === null ? 'no lines of text' : `${formatCount(file.lines)} ${file.lines === 1 ? 'line' : 'lines'}`,
    file.language,
    `${formatCount(file.changes180Days)} ${file.changes180Days === 1 ? 'change' : 'changes'} in the last 180 days`,
    file.reworkShare !== null && `${formatRatio(file.reworkShare)} of their lines rework`,
    file.lastChangedAt && `last changed ${formatDay(file.lastChangedAt)}`,
    file.firstChangedAt && `here since ${formatDay(file.firstChangedAt)}`,
  ];
  return facts.filter(Boolean).join(' · ');
}
