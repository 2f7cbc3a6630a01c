import type { Source } from '../kernel/index.ts';

export const AVELINO_2016: Source = {
  title: 'Avelino, Passos, Hora, Valente: A novel approach for estimating truck factors, ICPC 2016',
  url: 'https://arxiv.org/abs/1604.06766',
};
export const CURY_2024: Source = {
  title: 'Cury, Avelino: Knowledge Islands: visualizing developers knowledge concentration, 2024',
  url: 'https://arxiv.org/abs/2408.08733',
};
export const TORNHILL: Source = {
  title: 'Tornhill: Your Code as a Crime Scene, second edition, 2024',
  url: 'https://pragprog.com/titles/atcrime2/your-code-as-a-crime-scene-second-edition/',
};
export const CODE_MAAT: Source = {
  title: 'code-maat, analysis "coupling"',
  url: 'https://github.com/adamtornhill/code-maat',
};

/** What every answer about knowledge has to say of itself. */
export const FROM_COMMITS =
  'It sees what was committed. Who reviewed, read or explained the code knows it too, and is not in git.';
export const AS_OF_NEWEST =
  '"Now" is the newest commit of all loaded repositories, whichever of them are asked about, and days are counted back from it: a repository whose work ended earlier is read as of that day, too.';
/** For what rests on expertise or authorship. */
export const FOLLOWS_LINES =
  "History before a rename is the file's own; copies start anew, and so does a file at the path of one that was removed. Of a file that came by merging another repository into a directory, only those who wrote lines of it that are alive are known.";
/** For what rests on changes alone. */
export const FOLLOWS_RENAMES =
  "History before a rename is the file's own; copies, files at the path of one that was removed, and files that came by merging another repository into a directory, start anew.";

/** For what counts who is active. */
export const SILENT_DAYS_CHOSEN: Source = { title: 'The 90 days of silence are a choice made here', url: null };
export const SILENCE =
  'Silence is not leaving: a long holiday, parental leave or a change of duty looks the same from git.';

/** For formulas that rest on experts. */
export const EXPERT =
  'An expert of a file is who has at least 0.7 of its best degree of expertise (see knowledge.experts-per-file).';
