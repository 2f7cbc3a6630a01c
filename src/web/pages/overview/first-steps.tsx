import { Link } from '@tanstack/react-router';
import { EmptyState, PageHeader } from '../../components/index.ts';

/** Nothing is loaded yet: what to do first. */
export function FirstSteps() {
  return (
    <>
      <PageHeader
        title="Overview"
        lead="Nothing is loaded yet. Point Wheelhouse at a repository and this page fills by itself."
      />
      <EmptyState title="Add a repository">
        <p>
          In a terminal: <code>wheelhouse up ~/code/api</code>, a folder that contains repositories, or the URL of one.
          Or on the page <Link to="/repositories">Repositories</Link>.
        </p>
      </EmptyState>
    </>
  );
}
