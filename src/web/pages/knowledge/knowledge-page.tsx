import { endpoints, idsOf } from '../../../contract/index.ts';
import { activeWithin } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { FallenBehind, Loaded, PageHeader, ScopeBar } from '../../components/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import styles from './knowledge.module.css';
import { KnowledgeTree } from './knowledge-tree.tsx';
import { Undecided } from './undecided.tsx';

/** Who can be asked, and where nobody can: the tree of the code with its risk, to drill into. */
export function KnowledgePage() {
  const { repo, path, bots } = useSharedSearch();
  const tree = useApi(endpoints.knowledgeTree, { query: { repo, path, bots, levels: 2 } });
  return (
    <>
      <PageHeader
        title="Knowledge"
        lead={`Who can be asked about the code, and where nobody can. Area is lines; colour is the share of them that nobody who was active${tree.data ? ` ${activeWithin(tree.data.asOf)}` : ''} knows well.`}
      >
        <ScopeBar time={false} countedIn={['bots']} />
      </PageHeader>
      <Undecided />
      <FallenBehind of={idsOf(repo)} className={styles.remark} />
      <Breadcrumb />
      <Loaded query={tree} height={620}>
        {(answer) => <KnowledgeTree node={answer.node} nodes={answer.children} asOf={answer.asOf} />}
      </Loaded>
    </>
  );
}
