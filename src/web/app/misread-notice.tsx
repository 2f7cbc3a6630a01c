import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import { visibleName } from '../../words/index.ts';
import { misreadOf, parseSearch } from '../state/index.ts';
import styles from './shell.module.css';

/** Taken when the app starts: the router then writes the address without them. Links inside of the app are its own. */
const misread = misreadOf(parseSearch(window.location.search));
const shownAtMost = 40;

const takes: Record<string, string> = {
  from: 'a day such as 2026-01-31',
  to: 'a day such as 2026-01-31',
  repo: 'numbers of repositories such as 1,2',
  window: 'a number of days from 1 to 365',
  outliers: 'include or exclude',
  bots: 'include or exclude',
};

/** That a part of the link someone followed means nothing here, so that its numbers are not taken for what it asked. */
export function MisreadNotice() {
  const [open, setOpen] = useState(misread.length > 0);
  if (!open) return null;
  return (
    <aside className={`${styles.banner} ${styles.misread}`} aria-label="Left out of the link" data-print="hide">
      <p>
        A part of this link was not understood and is left out:{' '}
        {misread.map(({ key, value }, at) => (
          <span key={key}>
            {at > 0 && ', '}
            <code>
              {key}={visibleName(value).slice(0, shownAtMost)}
            </code>
            {takes[key] && ` (it takes ${takes[key]})`}
          </span>
        ))}
        .
      </p>
      <CloseButton size="sm" aria-label="Close this notice" onClick={() => setOpen(false)} />
    </aside>
  );
}
