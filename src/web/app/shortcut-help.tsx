import { Kbd, Modal } from '@mantine/core';
import { destinations } from './navigation.ts';
import styles from './shell.module.css';

const general = [
  { keys: ['/'], what: 'Jump to a page, a metric, a repository or a file' },
  { keys: ['?'], what: 'This help' },
  { keys: ['Esc'], what: 'Close what is open' },
];

export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const rows = [...general, ...destinations.map((d) => ({ keys: ['g', d.key], what: d.label }))];
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className={styles.keys}>
        {rows.map((row) => (
          <div key={row.what}>
            <dt>
              {row.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{row.what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
