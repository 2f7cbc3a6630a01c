import type { FactSink } from '../../core/index.ts';
import { cacheDirOf } from '../cache-dir.ts';
import type { MiningResult } from '../mining/messages.ts';
import type { Step, StepReport } from './step.ts';

/** Reads what is new in a repository into the store, each part of it in one transaction with the position reached. */
export const mine: Step<{ repository: number }, MiningResult> = {
  lane: 'machine',
  async run(input, { store, dataDir, ignoreRevs, miners, share, report, signal }) {
    const repository = await store.repositories.get(input.repository);
    report.started();
    const order = {
      gitDir: repository.git_dir,
      cacheDir: cacheDirOf(dataDir, repository.id),
      ...share(),
      ignoreRevs,
    };
    const sink = watched(store.facts.sinkFor(repository.id), report);
    return miners.mine(order, { sink, onProgress: report.progress, signal });
  },
};

function watched(sink: FactSink, report: StepReport): FactSink {
  return {
    ...sink,
    async open(epoch) {
      const position = await sink.open(epoch);
      if (position.commits === 0) report.dropped();
      return position;
    },
    async refs(refs) {
      await sink.refs(refs);
      report.becameReady('commits');
    },
    async tip(tip) {
      report.becameReady('changes');
      await sink.tip(tip);
    },
  };
}
