import type { TagFact } from '../../core/index.ts';
import type { View } from '../process/view.ts';
import type { CommitOrder } from '../model/commit-order.ts';
import { parseCommitObject } from './commit-object.ts';
import { readObjects, resolveObjects } from './object-batch.ts';
import { parseStamp } from './person.ts';

export interface ResolvedTag {
  name: string;
  /** The commit that the tag leads to. */
  sha: string;
  annotated: boolean;
  /** Tagger's time, else the commit's committer time; seconds. */
  taggedAt: number;
}

/** Tags that lead to commits which are there; tags of trees and blobs are left out. */
export async function readTags(
  view: View,
  tags: readonly { name: string; oid: string }[],
  signal?: AbortSignal,
): Promise<ResolvedTag[]> {
  const commits = await resolveObjects(
    view,
    tags.map(({ oid }) => `${oid}^{commit}`),
    signal,
  );
  const usable = tags.flatMap((tag, i) => (commits[i]?.type === 'commit' ? [{ ...tag, sha: commits[i].sha }] : []));
  const objects = await readObjects(
    view,
    usable.flatMap(({ oid, sha }) => [oid, sha]),
    signal,
  );
  return usable.map(({ name, oid, sha }, i) => {
    const annotated = oid !== sha;
    const tagger = annotated ? taggerTime(objects[2 * i]?.body) : null;
    return { name, sha, annotated, taggedAt: tagger ?? committerTime(objects[2 * i + 1]?.body) };
  });
}

export function tagFacts(tags: readonly ResolvedTag[], order: CommitOrder): TagFact[] {
  return tags.flatMap(({ name, sha, annotated, taggedAt }) => {
    const commit = order.idOf.get(sha);
    return commit === undefined ? [] : [{ name, commit, annotated, taggedAt }];
  });
}

function taggerTime(body: Buffer | undefined): number | null {
  const text = body?.toString('latin1') ?? '';
  const end = text.indexOf('\n\n');
  const line = /^tagger (.*)$/mu.exec(end < 0 ? text : text.slice(0, end));
  return line === null ? null : parseStamp(line[1]!).at;
}

function committerTime(body: Buffer | undefined): number {
  return body === undefined ? 0 : parseCommitObject(body).committer.at;
}
