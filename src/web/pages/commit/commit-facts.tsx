import type { ReactNode } from 'react';
import type { CommitDetail } from '../../../contract/index.ts';
import { durationParts, formatDay } from '../../../words/index.ts';
import { CommitLink } from '../../components/cell.tsx';
import styles from './commit.module.css';

/** Who, when, where it landed, which release took it out, what reverted it. */
export function CommitFacts({ commit }: { commit: CommitDetail }) {
  const link = (sha: string) => <CommitLink repository={commit.repository} sha={sha} />;
  const links = (shas: string[]) =>
    shas.map((sha) => (
      <span key={sha} className={styles.sha}>
        {link(sha)}
      </span>
    ));
  return (
    <dl className={styles.facts}>
      <Fact name="Author">
        {[commit.author, ...commit.coAuthors].join(', ')}
        {commit.agent && <span className={styles.small}> with {commit.agent}</span>}
      </Fact>
      <Fact name="Written">{instant(commit.authoredAt)}</Fact>
      <Fact name="Landed on the default branch">
        {commit.landedAt ? (
          <>
            {instant(commit.landedAt)}{' '}
            <span className={styles.small}>{laterWords(commit.authoredAt, commit.landedAt)}</span>
            {commit.landedBy && commit.landedBy !== commit.sha && <> by {link(commit.landedBy)}</>}
          </>
        ) : (
          'not there'
        )}
      </Fact>
      <Fact name="First release">{releaseWords(commit)}</Fact>
      {commit.reverts.length > 0 && <Fact name="Reverts">{links(commit.reverts)}</Fact>}
      {commit.revertedBy && <Fact name="Reverted by">{link(commit.revertedBy)}</Fact>}
      <Fact name={commit.parents.length === 1 ? 'Parent' : 'Parents'}>
        {commit.parents.length === 0 ? 'none: a root commit' : links(commit.parents)}
      </Fact>
    </dl>
  );
}

/** Of a commit that the first known release contains nobody knows whether one before had it. */
function releaseWords({ release, firstKnownRelease }: CommitDetail): string {
  return release ?? (firstKnownRelease ? `${firstKnownRelease} or before` : 'none yet');
}

const instant = (at: string) => (
  <time dateTime={at}>
    {formatDay(at)}, {at.slice(11, 16)} UTC
  </time>
);

/** "(20 days later)"; nothing where it landed as it was written. */
function laterWords(from: string, to: string): string {
  const hours = (Date.parse(to) - Date.parse(from)) / 3_600_000;
  if (hours < 1 / 60) return '';
  const { figure, unit } = durationParts(hours);
  return `(${figure} ${unit} later)`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
