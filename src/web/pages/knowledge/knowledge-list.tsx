import { Link } from '@tanstack/react-router';
import type { KnowledgeNode } from '../../../contract/index.ts';
import { fileRisk, formatCount, formatDay, formatRatio, thinness, visibleName } from '../../../words/index.ts';
import { DataTable, Icon, type TableColumn } from '../../components/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import { filePlace, treePlace } from './place.ts';
import styles from './knowledge.module.css';

const FIRST = 12;
const thinLines = (node: KnowledgeNode) => node.lines * thinness(node);

/** Children of a place, thinnest knowledge first; `full` with every column. */
export function KnowledgeList({ nodes, full = false }: { nodes: readonly KnowledgeNode[]; full?: boolean }) {
  const sorted = nodes.toSorted(
    (a, b) => thinLines(b) - thinLines(a) || b.singleExpertFiles - a.singleExpertFiles || b.lines - a.lines,
  );
  const columns = full ? [name, lines, risk, ...rest] : [name, risk];
  return (
    <DataTable
      caption="Parts of this place"
      dense
      first={FIRST}
      columns={columns}
      rows={sorted}
      rowKey={(node) => `${node.repository} ${node.path}`}
    />
  );
}

function NodeLink({ node }: { node: KnowledgeNode }) {
  const search = useSharedSearch();
  const shown = (
    <>
      <Icon name={node.kind === 'file' ? 'code' : node.kind === 'directory' ? 'folder' : 'repositories'} size={14} />
      {visibleName(node.name)}
    </>
  );
  return node.kind === 'file' ? (
    <Link {...filePlace(node, search)} className={styles.node}>
      {shown}
    </Link>
  ) : (
    <Link {...treePlace(node, search)} className={styles.node}>
      {shown}
    </Link>
  );
}

type NodeColumn = TableColumn<KnowledgeNode>;

const name: NodeColumn = {
  key: 'name',
  label: 'Part',
  header: true,
  cell: (node) => <NodeLink node={node} />,
  sortBy: (node) => node.name,
};
const lines: NodeColumn = {
  key: 'lines',
  label: 'Lines',
  numeric: true,
  cell: (node) => formatCount(node.lines),
  sortBy: (node) => node.lines,
};
const risk: NodeColumn = {
  key: 'risk',
  label: 'Nobody active',
  numeric: true,
  cell: (node) => (node.kind === 'file' ? fileRisk(node) || '–' : formatRatio(thinness(node))),
  sortBy: thinness,
};
const rest: NodeColumn[] = [
  {
    key: 'files',
    label: 'Files',
    numeric: true,
    cell: (node) => formatCount(node.files),
    sortBy: (node) => node.files,
  },
  {
    key: 'single',
    label: 'Single expert',
    numeric: true,
    cell: (node) => formatCount(node.singleExpertFiles),
    sortBy: (node) => node.singleExpertFiles,
  },
  {
    key: 'truck',
    label: 'Truck factor',
    numeric: true,
    cell: (node) => node.truckFactor ?? '–',
    sortBy: (node) => node.truckFactor,
  },
  {
    key: 'changed',
    label: 'Last changed',
    cell: (node) => (node.lastChangedAt ? formatDay(node.lastChangedAt) : '–'),
    sortBy: (node) => node.lastChangedAt,
  },
];
