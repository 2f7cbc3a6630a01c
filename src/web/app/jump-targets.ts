import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { endpoints } from '../../contract/index.ts';
import { visibleName } from '../../words/index.ts';
import { useApi, useRepositories } from '../api/index.ts';
import { useSetSearch } from '../state/index.ts';
import { destinations } from './navigation.ts';

export interface Target {
  id: string;
  label: string;
  about: string;
  go: () => void;
}

const shownAtMost = 12;
/** Files are asked of the server: not for one letter, and not for every key. */
const lettersOfFile = 2;
const pauseMs = 150;

interface Targets {
  found: Target[];
  searching: boolean;
  /** Files could not be looked for. */
  failed?: { error: unknown; again: () => void };
}

/** What is called so: pages, repositories and metrics at once, files as soon as the server has found them. */
export function useTargets(word: string): Targets {
  const words = word.toLowerCase().split(/\s+/).filter(Boolean);
  const named = useNamed().filter((t) => words.every((w) => `${t.label} ${t.about}`.toLowerCase().includes(w)));
  const files = useFiles(word.trim(), words);
  // A word of a page's sentence must not keep out the files that were meant, nor they, when they arrive, what is chosen.
  const first = named.slice(0, shownAtMost / 2);
  const found = [
    ...first,
    ...files.found.slice(0, shownAtMost - first.length),
    ...named.slice(first.length, shownAtMost),
  ];
  return { ...files, found };
}

function useNamed(): Target[] {
  const navigate = useNavigate();
  const setSearch = useSetSearch();
  const metrics = useApi(endpoints.listMetrics, {}).data?.items ?? [];
  const repositories = useRepositories().data?.items ?? [];
  return [
    ...destinations.map((d) => ({ id: d.to, label: d.label, about: d.about, go: () => void navigate({ to: d.to }) })),
    ...repositories.map((r) => ({
      id: `repository ${r.id}`,
      label: visibleName(r.name),
      about: 'Look only at this repository',
      go: () => setSearch({ repo: String(r.id) }),
    })),
    ...metrics.map((m) => ({
      id: `metric ${m.id}`,
      label: m.title,
      about: m.question,
      go: () => void navigate({ to: '/catalogue/$metric', params: { metric: m.id } }),
    })),
  ];
}

function useFiles(word: string, words: readonly string[]): Targets {
  const navigate = useNavigate();
  const [q] = useDebouncedValue(word, pauseMs);
  const long = word.length >= lettersOfFile;
  const answer = useApi(
    endpoints.findFiles,
    { query: { q, limit: shownAtMost } },
    { enabled: long && q.length >= lettersOfFile },
  );
  const names = new Map(useRepositories().data?.items.map((r) => [r.id, visibleName(r.name)]));
  if (!long) return { found: [], searching: false };
  // Until the answer for this word is there, those of the answer before that still have it.
  const items = (answer.data?.items ?? []).filter(({ path }) => words.every((w) => path.toLowerCase().includes(w)));
  const found = items.map(({ repository, path }) => ({
    id: `file ${repository} ${path}`,
    label: visibleName(path),
    about: `File of ${names.get(repository) ?? 'a repository'}`,
    go: () =>
      void navigate({
        to: '/repositories/$repository/file',
        params: { repository: String(repository) },
        search: { file: path },
      }),
  }));
  return {
    found,
    searching: q !== word || answer.isFetching,
    failed: answer.isError ? { error: answer.error, again: () => void answer.refetch() } : undefined,
  };
}
