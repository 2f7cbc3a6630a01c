import { createClient, endpoints } from '../../src/contract/index.ts';
import { destinations } from '../../src/web/app/navigation.ts';

/**
 * Paths of every page of the web app: those of the navigation, and one of each kind they lead to (a metric, a commit, the
 * largest file of the first repository).
 */
export async function pagePaths(url: string): Promise<string[]> {
  const call = createClient(url);
  const [metrics, repositories] = await Promise.all([call(endpoints.listMetrics), call(endpoints.listRepositories)]);
  const metric = metrics.items[0];
  const repository = repositories.items[0];
  const file = repository && (await largestFile(url, repository.id));
  return [
    ...destinations.map((destination): string => destination.to),
    ...(metric ? [`/catalogue/${metric.id}`] : []),
    ...(repository?.tip ? [`/repositories/${repository.id}/commits/${repository.tip}`] : []),
    ...(file ? [`/repositories/${repository.id}/file?${new URLSearchParams({ file })}`] : []),
  ];
}

async function largestFile(url: string, repository: number): Promise<string | undefined> {
  const call = createClient(url);
  let path = '';
  for (;;) {
    const { children } = await call(endpoints.knowledgeTree, { query: { repo: String(repository), path } });
    const largest = children.toSorted((a, b) => b.lines - a.lines)[0];
    if (!largest || largest.kind === 'file') return largest?.path;
    path = largest.path;
  }
}
