import { PageHeader, ScopeBar } from '../../components/index.ts';
import { Assistance } from './assistance.tsx';
import { CommitSize } from './commit-size.tsx';
import { Outliers } from './outliers.tsx';
import { People } from './people.tsx';
import { WorkNumbers } from './work-numbers.tsx';
import { WorkSentence, WorkTypes } from './work-types.tsx';

/** What kind of work it was, how large its steps are, what was left out. */
export function CodePage() {
  return (
    <>
      <PageHeader title="Code" lead={<WorkSentence />}>
        <ScopeBar window />
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
