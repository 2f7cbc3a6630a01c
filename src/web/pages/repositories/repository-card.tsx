import { Badge, Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { endpoints, type Repository, type SyncState } from '../../../contract/index.ts';
import { formatCount, formatDay, visibleName } from '../../../words/index.ts';
import { isMining, useApiChange, useSync } from '../../api/index.ts';
import { EvidenceLink } from '../../components/evidence/index.ts';
import { Icon } from '../../components/icon.tsx';
import { ErrorState } from '../../components/states/index.ts';
import { Words } from '../../components/words.tsx';
import { miningWords } from '../../components/states/mining-words.ts';
import { metricIds } from '../../metric-ids.ts';
import { LanguageBar } from './language-bar.tsx';
import { RemoveRepository } from './remove-repository.tsx';
import styles from './repositories.module.css';

const plural = (n: number, one: string, many = `${one}s`) => `${formatCount(n)} ${n === 1 ? one : many}`;

export function RepositoryCard({ repository }: { repository: Repository }) {
  const live = useSync().data?.repositories.find((each) => each.repository === repository.id) ?? repository.sync;
  const sync = useApiChange(endpoints.startSync);
  const { id } = repository;
  const name = visibleName(repository.name);
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <div className={styles.name}>
          <h2>
            <Link to="/" search={{ repo: String(id) }}>
              {name}
            </Link>
          </h2>
          <code>{visibleName(repository.source)}</code>
        </div>
        <State state={live} />
      </div>
      {isMining(live) && (
        <div className={styles.progress}>
          <Progress value={100 * live.share} aria-label={`Mining ${name}`} />
          <p>
            {miningWords(live)}
            {live.perSecond ? `, ${formatCount(Math.round(live.perSecond))} a second` : ''}
          </p>
        </div>
      )}
      {live.error && (
        <div role={live.phase === 'empty' ? 'status' : 'alert'} className={styles.failure} data-phase={live.phase}>
          <p>
            <Words>{live.error.message}</Words>
          </p>
          <p>
            <Words>{live.error.help}</Words>
          </p>
        </div>
      )}
      {repository.commits > 0 && <Facts repository={repository} />}
      <LanguageBar {...repository} />
      <LeftOut {...repository} />
      {repository.notes.length > 0 && (
        <ul className={styles.notes} aria-label={`What the facts of ${name} cannot tell`}>
          {repository.notes.map((note) => (
            <li key={note}>
              <Icon name="info" size={15} />
              <span>
                <Words>{note}</Words>
              </span>
            </li>
          ))}
        </ul>
      )}
      {sync.error && <ErrorState error={sync.error} />}
      <div className={styles.actions}>
        <Button
          size="xs"
          variant="default"
          disabled={isMining(live)}
          loading={sync.isPending}
          onClick={() => sync.mutate({ body: { repositories: [id] } })}
          aria-label={live.error ? `Try to read ${name} again` : `Sync ${name} now`}
        >
          {live.error ? 'Try again' : 'Sync now'}
        </Button>
        <RemoveRepository repository={repository} />
        <span className={styles.when}>
          {live.finishedAt
            ? `${live.error ? 'Tried' : 'Read'} ${formatDay(live.finishedAt)} ${live.finishedAt.slice(11, 16)} UTC`
            : ''}
          {repository.missingBlobs > 0 ? ` · ${plural(repository.missingBlobs, 'missing file version')}` : ''}
        </span>
      </div>
    </li>
  );
}

function State({ state }: { state: SyncState }) {
  if (state.phase === 'failed')
    return (
      <Badge tt="none" color="red" variant="light">
        Failed
      </Badge>
    );
  if (state.phase === 'empty')
    return (
      <Badge tt="none" color="gray" variant="light">
        Empty
      </Badge>
    );
  if (isMining(state))
    return (
      <Badge tt="none" color="blue" variant="light">
        Reading
      </Badge>
    );
  if (state.phase === 'unfinished')
    return (
      <Badge tt="none" color="gray" variant="light">
        Not read to its end
      </Badge>
    );
  return (
    <Badge tt="none" color="teal" variant="light">
      Up to date
    </Badge>
  );
}

function Facts({ repository }: { repository: Repository }) {
  return (
    <dl className={styles.facts}>
      <Fact name="Commits" value={formatCount(repository.commits)} />
      <Fact name="People" value={formatCount(repository.people)} />
      <Fact name="Files" value={repository.files === null ? '–' : formatCount(repository.files)} />
      <Fact name="Lines" value={repository.lines === null ? '–' : formatCount(repository.lines)} />
      <Fact name="Version tags" value={formatCount(repository.versionTags)} />
      <Fact name="Branch" value={visibleName(repository.defaultBranch ?? '–')} />
      <Fact name="History" value={historyWords(repository)} />
    </dl>
  );
}

/** How many of its files other pages leave out; opens them. */
function LeftOut({ id, leftOut: { files, lines } }: Repository) {
  if (files === 0) return null;
  return (
    <p className={styles.leftOut}>
      <EvidenceLink target={{ metric: metricIds.leftOut, repo: String(id) }}>{plural(files, 'file')}</EvidenceLink> with{' '}
      {plural(lines, 'line')} {files === 1 ? 'is' : 'are'} left out of what is said of code and knowledge, as generated
      or vendored.
    </p>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function historyWords({ firstCommitAt, lastCommitAt }: Repository): string {
  if (!firstCommitAt || !lastCommitAt) return '–';
  return `${formatDay(firstCommitAt)} – ${formatDay(lastCommitAt)}`;
}
