import type { z } from 'zod';
import type { ScopeQuery, TreeQuery } from '../../contract/index.ts';
import type { KnowledgeTree, Measures } from '../../metrics/index.ts';

/** What every part of the report asks with: the metrics, and the scope of the report. */
export interface Question {
  measures: Measures;
  scope: ScopeQuery;
}

/** What the pictures ask with besides: names by id of the repositories in scope, and the tree of the code. */
export interface PictureQuestion extends Question {
  names: ReadonlyMap<number, string>;
  tree: (query: z.output<typeof TreeQuery>) => Promise<KnowledgeTree>;
}
