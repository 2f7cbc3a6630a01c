import type { FactRows } from './columns.ts';
import type { EditListener } from './step.ts';
import type { Tally } from './tally.ts';

interface EditBook {
  listener: EditListener;
  start(commit: number): void;
  end(): void;
}

/** Books removed lines by origin, per file, as rows of line_edit. */
export function editListener(rows: FactRows, tally: Tally): EditBook {
  let commit = -1;
  let file = -1;
  let life = -1;
  const settle = (): void => {
    if (file >= 0) tally.drain((origin, lines) => rows.edits.push([commit, file, life, origin, lines]));
    file = -1;
  };
  return {
    start: (id) => void (commit = id),
    end: settle,
    listener: {
      file(path, of) {
        settle();
        file = path;
        life = of;
      },
      removed: (origin, lines) => tally.add(origin, lines),
      hunk(d, a) {
        if (a > d) tally.add(-1, a - d);
      },
    },
  };
}
