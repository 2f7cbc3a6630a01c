import { Badge, Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { endpoints, type Person } from '../../../contract/index.ts';
import { visibleName } from '../../../words/index.ts';
import { useApiChange } from '../../api/index.ts';
import { ErrorState, Heading } from '../../components/index.ts';
import { IdentityList } from './identity-list.tsx';
import styles from './identities.module.css';

const kindNames = { person: 'Person', bot: 'Bot', agent: 'AI agent' } as const;
const kindOptions = Object.entries(kindNames).map(([value, label]) => ({ value, label }));

/** One person with their identities; opens to split them or to say what kind they are. */
export function PersonCard({ person, chosen, onChoose }: { person: Person; chosen: boolean; onChoose: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.card}>
      <div className={styles.row}>
        <Checkbox checked={chosen} onChange={onChoose} aria-label={`Choose ${visibleName(person.name)} to merge`} />
        <div className={styles.who}>
          <Heading>
            {visibleName(person.name)}{' '}
            {person.kind !== 'person' && (
              <Badge component="span" tt="none" variant="light" color="gray">
                {kindNames[person.kind]}
              </Badge>
            )}
          </Heading>
          {!open && <IdentityList identities={person.identities} />}
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => setOpen((is) => !is)}
          aria-expanded={open}
          aria-label={open ? `Close ${visibleName(person.name)}` : `Change ${visibleName(person.name)}`}
        >
          {open ? 'Close' : 'Change'}
        </Button>
      </div>
      {open && <PersonChange person={person} />}
    </li>
  );
}

function PersonChange({ person }: { person: Person }) {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const split = useApiChange(endpoints.splitIdentity);
  const setKind = useApiChange(endpoints.setPersonKind);
  const error = split.error ?? setKind.error;
  const all = taken.length === person.identities.length;
  return (
    <div className={styles.change}>
      <Checkbox.Group
        label="Names and addresses"
        description={person.identities.length > 1 ? 'Tick those that belong to somebody else.' : undefined}
        value={[...taken]}
        onChange={setTaken}
      >
        {person.identities.map((identity) => (
          <Checkbox
            key={identity.id}
            value={String(identity.id)}
            disabled={person.identities.length < 2}
            mt={6}
            label={visibleName(`${identity.name || '(no name)'} <${identity.email || 'no address'}>`)}
            description={visibleName(identity.why)}
          />
        ))}
      </Checkbox.Group>
      <div className={styles.actions}>
        {person.identities.length > 1 && (
          <Button
            size="xs"
            variant="default"
            disabled={!taken.length || all}
            loading={split.isPending}
            onClick={() =>
              split.mutate(
                { body: { person: person.id, identities: taken.map(Number) } },
                { onSuccess: () => setTaken([]) },
              )
            }
          >
            Take away from {visibleName(person.name)}
          </Button>
        )}
        <SegmentedControl
          size="xs"
          aria-label={`What ${visibleName(person.name)} is`}
          data={kindOptions}
          value={person.kind}
          disabled={setKind.isPending}
          onChange={(kind) => setKind.mutate({ body: { person: person.id, kind: kind as Person['kind'] } })}
        />
      </div>
      {error && <ErrorState error={error} />}
      <p className={styles.hint}>
        Bots are left out of every number unless a page says otherwise; AI agents are marked on commits and are neither
        people nor bots.
      </p>
    </div>
  );
}
