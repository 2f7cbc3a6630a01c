import type { Figure } from '../lib/figure.ts';
import { api } from './api.ts';
import { bundle } from './bundle.ts';
import { growth } from './growth.ts';
import { importFigure } from './import.ts';
import { kill } from './kill.ts';
import { load } from './load.ts';
import { manyGrowth } from './many-growth.ts';
import { manyImport } from './many-import.ts';
import { manyNothingNew } from './many-nothing-new.ts';
import { manyPeople } from './many-people.ts';
import { manyStart } from './many-start.ts';
import { newCommits } from './new-commits.ts';
import { pages } from './pages.ts';
import { start } from './start.ts';
import { theseus } from './theseus.ts';

export const figures: Record<string, Figure> = {
  import: importFigure,
  theseus,
  growth,
  'new-commits': newCommits,
  'many-import': manyImport,
  'many-nothing-new': manyNothingNew,
  'many-growth': manyGrowth,
  'many-start': manyStart,
  'many-people': manyPeople,
  load,
  api,
  pages,
  start,
  bundle,
  kill,
};
