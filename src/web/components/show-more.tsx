import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../words/index.ts';
import styles from './data-table.module.css';
import { usePhone } from './use-phone.ts';

/** Rows of a list that are shown before more are asked for; a phone starts with fewer, so that the page has an end. */
export interface ListLength {
  /** Rows at first; a phone shows 6 at most, unless this is Infinity (for lists that scroll in a box). Default 25. */
  first?: number | undefined;
  /** Rows there are, when the server holds more than was asked for. */
  total?: number | undefined;
  /** Asks the server for more; left out when it has none. */
  onMore?: (() => void) | undefined;
  loading?: boolean | undefined;
}

const FIRST = 25;
const PHONE_FIRST = 6;
const STEP = 25;

/** How many of `loaded` rows to show, and the foot that says so and asks for more. */
export function useListLength(loaded: number, { first = FIRST, total = loaded, onMore, loading }: ListLength) {
  const phone = usePhone();
  const start = phone && Number.isFinite(first) ? Math.min(first, PHONE_FIRST) : first;
  const [asked, setAsked] = useState(0);
  const limit = start + asked;
  const more = () => {
    setAsked(asked + STEP);
    if (limit + STEP > loaded) onMore?.();
  };
  const foot = (loaded > limit || onMore !== undefined) && (
    <p className={styles.foot}>
      {formatCount(Math.min(limit, loaded))} of {formatCount(Math.max(total, loaded))} shown{' '}
      <Button size="xs" variant="default" loading={loading ?? false} onClick={more} data-print="hide">
        Show more
      </Button>
    </p>
  );
  return { limit, foot };
}
