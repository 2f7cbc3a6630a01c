import { ActionIcon, Drawer } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from '../components/icon.tsx';
import { navigation } from './navigation.ts';
import styles from './shell.module.css';

function Brand() {
  return (
    <Link to="/" className={styles.brand}>
      <img src="/wheel.svg" width={24} height={24} alt="" />
      Wheelhouse
    </Link>
  );
}

function Pages() {
  return (
    <nav aria-label="Pages" className={styles.pages}>
      {navigation.map((group) => (
        <div key={group.title}>
          <p className={styles.group}>{group.title}</p>
          <ul>
            {group.items.map((item) => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  className={styles.item}
                  activeOptions={{ exact: item.to === '/', includeSearch: false }}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  <Icon name={item.icon} />
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

export function SideNavigation({ foot, onJump, onHelp }: { foot: ReactNode; onJump: () => void; onHelp: () => void }) {
  return (
    <div className={styles.side} data-print="hide">
      <Brand />
      <button type="button" className={styles.jumpButton} onClick={onJump}>
        <Icon name="search" size={15} /> Jump to <kbd>/</kbd>
      </button>
      <Pages />
      <div className={styles.foot}>
        {foot}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={onHelp}
        >
          <Icon name="keyboard" />
        </ActionIcon>
      </div>
    </div>
  );
}

export function PhoneNavigation({ foot, onJump }: { foot: ReactNode; onJump: () => void }) {
  const [open, setOpen] = useState(false);
  const place = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpen(false), [place]);
  return (
    <header className={styles.phone} data-print="hide">
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Pages"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Icon name="menu" size={20} />
      </ActionIcon>
      <Brand />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Jump to" onClick={onJump}>
        <Icon name="search" />
      </ActionIcon>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        size="min(18rem, 86vw)"
        title="Pages"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Pages />
        <div className={styles.foot}>{foot}</div>
      </Drawer>
    </header>
  );
}
