import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseSearch } from '../state/index.ts';

/** A link the server wrote (`/code?repo=1`); only to pages of this app. */
export function AppLink({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  const [path = '/', search = ''] = href.split('?');
  if (!/^\/(?!\/)/.test(path)) return <>{children}</>;
  return (
    <Link to={path} search={parseSearch(search)} className={className}>
      {children}
    </Link>
  );
}
