import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FileKnowledge } from '../../../contract/index.ts';
import { formatCount, formatDay, visibleName } from '../../../words/index.ts';
import { CommitLink, DataTable, FileLink, type TableColumn } from '../../components/index.ts';
import styles from './file.module.css';

type Knower = FileKnowledge['knows'][number];

/** No column of people can be sorted: this answers "whom do I ask?", not "who did most?". */
const knowsColumns: TableColumn<Knower>[] = [
  { key: 'name', label: 'Who', header: true, cell: (person) => person.name },
  {
    key: 'mark',
    label: 'Knows it',
    cell: (person) => (
      <>
        {person.expert ? (
          <Badge tt="none" variant="light">
            expert
          </Badge>
        ) : (
          'a part'
        )}{' '}
        {!person.active && (
          <Badge tt="none" variant="light" color="gray">
            silent for 90 days
          </Badge>
        )}
      </>
    ),
  },
  {
    key: 'touched',
    label: 'Last changed it',
    cell: (person) => (person.lastTouchedAt ? formatDay(person.lastTouchedAt) : '–'),
  },
  { key: 'lines', label: 'Wrote some of it as it is', cell: (person) => (person.hasLines ? 'yes' : 'no') },
];

const FIRST_PEOPLE = 10;

export function Knows({ file }: { file: FileKnowledge }) {
  const twice = new Set(file.knows.map((person) => person.name)).size < file.knows.length;
  return (
    <>
      <DataTable
        caption="Who can be asked"
        first={FIRST_PEOPLE}
        columns={knowsColumns}
        rows={file.knows}
        rowKey={(person) => String(person.person)}
        empty="Nobody who is known here has written any of it."
      />
      {twice && (
        <p className={styles.foot}>
          A name that is here twice may be one person: <Link to="/identities">see Identities</Link>.
        </p>
      )}
    </>
  );
}

const coupledColumns = (file: FileKnowledge): TableColumn<FileKnowledge['coupled'][number]>[] => [
  {
    key: 'path',
    label: 'File',
    header: true,
    cell: (row) => <FileLink repository={file.repository} path={row.path} />,
  },
  {
    key: 'degree',
    label: 'Coupling',
    numeric: true,
    cell: (row) => `${Math.round(row.degree)}%`,
    sortBy: (row) => row.degree,
  },
  {
    key: 'shared',
    label: 'Shared commits',
    numeric: true,
    cell: (row) => formatCount(row.shared),
    sortBy: (row) => row.shared,
  },
];

export function Coupled({ file }: { file: FileKnowledge }) {
  return (
    <DataTable
      caption="Files that change with it"
      dense
      columns={coupledColumns(file)}
      rows={file.coupled}
      rowKey={(row) => row.path}
      empty={
        file.takenFor
          ? `Not computed: ${file.takenFor} files are left out of coupling.`
          : 'No file changes with it often enough to say so: 5 shared commits and 30% at least.'
      }
    />
  );
}

const commitColumns = (file: FileKnowledge): TableColumn<FileKnowledge['commits'][number]>[] => [
  { key: 'at', label: 'When', cell: (row) => <time dateTime={row.at}>{formatDay(row.at)}</time> },
  {
    key: 'subject',
    label: 'Commit',
    header: true,
    cell: (row) => (
      <CommitLink repository={file.repository} sha={row.sha}>
        {visibleName(row.subject) || row.sha.slice(0, 9)}
      </CommitLink>
    ),
  },
  { key: 'author', label: 'Author', cell: (row) => row.author },
  { key: 'lines', label: 'Lines', numeric: true, cell: (row) => (row.lines === null ? '?' : formatCount(row.lines)) },
];

export function Commits({ file }: { file: FileKnowledge }) {
  return (
    <DataTable
      caption="Newest commits of this file"
      dense
      columns={commitColumns(file)}
      rows={file.commits}
      rowKey={(row) => row.sha}
      empty="No commit of it is known."
    />
  );
}
