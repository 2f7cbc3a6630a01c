import { Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { partOfApp } from '../api/index.ts';

const JumpList = lazy(async () => ({ default: (await partOfApp(import('./jump-list.tsx'))).JumpList }));

/** The dialog that leads anywhere; its list is loaded when it is first wanted. */
export function JumpTo({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      size="lg"
      padding="sm"
      aria-label="Jump to"
      yOffset="12dvh"
    >
      <Suspense>{opened && <JumpList onDone={onClose} />}</Suspense>
    </Modal>
  );
}
