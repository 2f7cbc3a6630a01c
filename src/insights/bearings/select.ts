import type { Finding } from '../../contract/index.ts';

/** Findings of one kind shown at most: the tenth hotspot is no news, it is a list, and a page has it. */
const OF_A_KIND = 3;
/** Up to this weight a finding is a bearing: said only where a repository has nothing that asks for attention. */
export const BEARING = 10;
/** The first findings are what most readers see: each of another kind. */
export const FIRST = 5;

/**
 * Orders findings by how much they deserve attention, where a repository that was just heard has to wait for the others.
 * The first five are of five kinds where there are that many; bearings fill them up where nothing else is left, and speak
 * for a quiet repository.
 * Weights are what the order follows, so they fall.
 */
export function select(findings: readonly Finding[]): Finding[] {
  const chosen: Finding[] = [];
  const said: Said = { kinds: new Map(), repositories: new Map() };
  for (;;) {
    const left = findings.filter((finding) => !chosen.includes(finding));
    const fresh = chosen.length < FIRST ? left.filter((finding) => !said.kinds.has(finding.kind)) : [];
    const due = [fresh.filter(isUrgent), left.filter((finding) => allowed(finding, said)), fresh];
    const next = dueFirst(due.find((those) => those.length > 0) ?? [], said);
    if (!next) break;
    chosen.push(next);
    said.repositories.set(next.repository, (said.repositories.get(next.repository) ?? 0) + 1);
    said.kinds.set(next.kind, (said.kinds.get(next.kind) ?? 0) + 1);
  }
  return falling(chosen);
}

interface Said {
  kinds: Map<string, number>;
  repositories: Map<number | null, number>;
}

const isUrgent = ({ weight }: Finding) => weight > BEARING;

function allowed(finding: Finding, said: Said): boolean {
  if (!isUrgent(finding)) return !said.repositories.has(finding.repository);
  return (said.kinds.get(finding.kind) ?? 0) < OF_A_KIND;
}

function dueFirst(findings: readonly Finding[], said: Said): Finding | undefined {
  const due = (finding: Finding) => finding.weight * 0.75 ** (said.repositories.get(finding.repository) ?? 0);
  return findings.toSorted((a, b) => due(b) - due(a) || a.id.localeCompare(b.id))[0];
}

function falling(findings: readonly Finding[]): Finding[] {
  let ceiling = Infinity;
  return findings.map((finding) => {
    ceiling = Math.min(ceiling, finding.weight);
    return { ...finding, weight: Math.round(ceiling * 10) / 10 };
  });
}
