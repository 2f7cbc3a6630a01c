import type {
  ChangeColumns,
  CommitFact,
  EditColumns,
  FactSink,
  FileFact,
  LandingColumns,
  LateLifeColumns,
  LifeColumns,
  MiningPosition,
  RefsFact,
  SignatureFact,
  TipColumns,
  TipFileColumns,
} from '../core/index.ts';

/** A `FactSink` that keeps everything in memory, one atomic step at a time, as the store does. */
export interface MemorySink extends FactSink {
  readonly facts: MemoryFacts;
  /** Called before every step; an error thrown here is a kill before it, one thrown by `after` a kill right after. */
  before?(step: string): void;
  after?(step: string): void;
}

export interface MemoryFacts {
  epoch: string | null;
  position: MiningPosition;
  signatures: Map<number, SignatureFact>;
  commits: CommitFact[];
  files: Map<number, FileFact>;
  refs: Omit<RefsFact, 'landed' | 'resetLanded' | 'signatures'> | null;
  landed: Map<number, number>;
  /** Rows by their key. */
  changes: Map<
    string,
    {
      commit: number;
      file: number;
      oldFile: number;
      life: number;
      status: string;
      added: number;
      deleted: number;
      lines: number;
    }
  >;
  edits: Map<string, number>;
  landings: Map<string, number>;
  tip: Map<string, number>;
  /** Path of each life, and whether it is alive. */
  lives: [file: number, alive: boolean][];
  tipFiles: Map<number, { lines: number; bytes: number }>;
  missingBlobs: number;
  steps: number;
}

const START: MiningPosition = { commits: 0, files: 0, changes: 0, ledger: 0, fingerprint: null };

function noFacts(epoch: string | null): MemoryFacts {
  return {
    epoch,
    position: { ...START },
    signatures: new Map(),
    commits: [],
    files: new Map(),
    refs: null,
    landed: new Map(),
    changes: new Map(),
    edits: new Map(),
    landings: new Map(),
    tip: new Map(),
    lives: [],
    tipFiles: new Map(),
    missingBlobs: 0,
    steps: 0,
  };
}

export function createMemorySink(hooks: Pick<MemorySink, 'before' | 'after'> = {}): MemorySink {
  let facts = noFacts(null);
  const step = async (name: string, act: () => void): Promise<void> => {
    hooks.before?.(name);
    act();
    facts.steps++;
    hooks.after?.(name);
  };
  const addFiles = (files: readonly FileFact[]): void => {
    for (const file of files) facts.files.set(file.id, file);
    facts.position.files = facts.files.size;
  };
  return {
    get facts() {
      return facts;
    },
    async open(epoch) {
      await step('open', () => {
        if (facts.epoch !== epoch) facts = noFacts(epoch);
      });
      return { ...facts.position };
    },
    commits: (batch) =>
      step('commits', () => {
        facts.position.fingerprint = null;
        for (const signature of batch.signatures) facts.signatures.set(signature.id, signature);
        for (const commit of batch.commits) facts.commits[commit.id] = commit;
        facts.position.commits = facts.commits.length;
      }),
    refs: ({ landed, resetLanded, signatures, ...refs }) =>
      step('refs', () => {
        for (const signature of signatures) facts.signatures.set(signature.id, signature);
        if (resetLanded) facts.landed.clear();
        landed.commit.forEach((commit, i) => facts.landed.set(commit, landed.landed[i]!));
        facts.refs = refs;
      }),
    changes: ({ from, to, files, changes }) =>
      step('changes', () => {
        expectFrom(from, facts.position.changes, 'changes');
        addFiles(files);
        addChanges(facts, changes);
        facts.position.changes = to;
      }),
    ledger: ({ from, to, files, edits, landings, lives }) =>
      step('ledger', () => {
        expectFrom(from, facts.position.ledger, 'ledger');
        addFiles(files);
        addEdits(facts, edits);
        addLandings(facts, landings);
        setLateLives(facts, lives);
        facts.position.ledger = to;
      }),
    tip: (tip) => step('tip', () => setTip(facts, tip)),
    close: ({ fingerprint, missingBlobs }) =>
      step('close', () => {
        facts.position.fingerprint = fingerprint;
        facts.missingBlobs = missingBlobs;
      }),
  };
}

function expectFrom(from: number, position: number, what: string): void {
  if (from !== position) throw new Error(`${what} batch starts at ${from}, the sink stands at ${position}`);
}

function addOnce<V>(map: Map<string, V>, key: string, value: V): void {
  if (map.has(key)) throw new Error(`row ${key} was given twice`);
  map.set(key, value);
}

function addChanges(facts: MemoryFacts, { commit, file, oldFile, life, status, ...counts }: ChangeColumns): void {
  commit.forEach((id, i) =>
    addOnce(facts.changes, `${id} ${file[i]}`, {
      commit: id,
      file: file[i]!,
      oldFile: oldFile[i]!,
      life: life[i]!,
      status: String.fromCharCode(status[i]!),
      added: counts.added[i]!,
      deleted: counts.deleted[i]!,
      lines: counts.lines[i]!,
    }),
  );
}

function addEdits(facts: MemoryFacts, { commit, file, life, origin, lines }: EditColumns): void {
  commit.forEach((id, i) => addOnce(facts.edits, `${id} ${file[i]} ${origin[i]} ${life[i]}`, lines[i]!));
}

function addLandings(facts: MemoryFacts, { landed, file, life, origin, delta }: LandingColumns): void {
  landed.forEach((id, i) => addOnce(facts.landings, `${id} ${file[i]} ${origin[i]} ${life[i]}`, delta[i]!));
}

function setLateLives(facts: MemoryFacts, { commit, file, life }: LateLifeColumns): void {
  commit.forEach((id, i) => (facts.changes.get(`${id} ${file[i]}`)!.life = life[i]!));
}

function setTip(
  facts: MemoryFacts,
  { files, flags, lines, lives }: { files: TipFileColumns; flags: FileFact[]; lines: TipColumns; lives: LifeColumns },
): void {
  for (const file of flags) facts.files.set(file.id, file);
  facts.lives = lives.alive.map((alive, life) => [lives.file[life]!, alive]);
  facts.tipFiles = new Map([...files.file].map((id, i) => [id, { lines: files.lines[i]!, bytes: files.bytes[i]! }]));
  facts.tip = new Map([...lines.file].map((id, i) => [`${id} ${lines.origin[i]}`, lines.lines[i]!]));
}
