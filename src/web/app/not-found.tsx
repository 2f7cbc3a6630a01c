import { Link } from '@tanstack/react-router';
import { PageHeader } from '../components/index.ts';

export function NotFound() {
  return (
    <PageHeader title="No such page" lead="The address leads nowhere; it may come from another version.">
      <Link to="/">Go to the overview</Link>
    </PageHeader>
  );
}
