import type { Person } from '../../../contract/index.ts';
import { visibleName } from '../../../words/index.ts';
import styles from './identities.module.css';

/** The names and addresses a person has been seen under, and why they are taken for one. */
export function IdentityList({ identities }: { identities: Person['identities'] }) {
  return (
    <ul className={styles.list}>
      {identities.map((identity) => (
        <li key={identity.id}>
          <span>{visibleName(identity.name) || '(no name)'}</span>{' '}
          <code>{visibleName(identity.email) || '(no address)'}</code>
        </li>
      ))}
    </ul>
  );
}
