import { PageHeader, ScopeBar } from '../../components/index.ts';
import { useScope } from '../../state/index.ts';
import { Assistance } from './assistance.tsx';
import { CommitSize } from './commit-size.tsx';
import { Outliers } from './outliers.tsx';
import { People } from './people.tsx';
import { useWorkTypes } from './use-work-types.ts';
import { WorkNumbers } from './work-numbers.tsx';
import { WorkSentence, WorkTypes } from './work-types.tsx';

/** What kind of work it was, how large its steps are, what was left out. */
export function CodePage() {
  const { path } = useScope();
  const period = useWorkTypes()?.period;
  return (
    <>
      <PageHeader
        title="Code"
        lead={<WorkSentence />}
        note={
          path && 'Work counts where it was done: what was done before a file was moved here is under its old path.'
        }
      >
        <ScopeBar window period={period} />
      </PageHeader>
      <WorkTypes />
      <WorkNumbers />
      <Assistance />
      <CommitSize />
      <People />
      <Outliers />
    </>
  );
}
