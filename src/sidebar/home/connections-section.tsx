/** The CRMs that this person is connected to, and the form to connect another one. */
import { useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Notes, Section } from '../ui/section';
import { providerName } from '../words/providers';
import { ConnectForm } from './connect-form';
import type { Connections } from './replies';

interface ConnectionsSectionProps {
  readonly connections: Connections;
  readonly reload: () => Promise<void>;
}

export function ConnectionsSection({ connections, reload }: ConnectionsSectionProps) {
  const [adding, setAdding] = useState(false);
  const [limits, setLimits] = useState<readonly string[]>([]);
  const form = connections.length === 0 || adding;

  async function connected(limitsOfKey: readonly string[]): Promise<void> {
    setLimits(limitsOfKey);
    setAdding(false);
    await reload();
  }

  return (
    <Section title="Connections">
      <ul class="cards">
        {connections.map((connection) => (
          <li key={connection.provider}>
            <ConnectionCard connection={connection} reload={reload} />
          </li>
        ))}
      </ul>
      <Notes lines={limits} look="warning" />
      {form && <ConnectForm connections={connections} connected={connected} />}
      {connections.length > 0 && (
        <Button look="link" onClick={() => setAdding(!adding)}>
          {adding ? 'Do not connect another one' : 'Connect another CRM, or with another key…'}
        </Button>
      )}
    </Section>
  );
}

interface ConnectionCardProps {
  readonly connection: Connections[number];
  readonly reload: () => Promise<void>;
}

/** Disconnecting loses the key, so it is asked twice. */
function ConnectionCard({ connection: { provider, label }, reload }: ConnectionCardProps) {
  const desk = useDesk();
  const [asked, setAsked] = useState(false);
  const name = providerName(provider);

  function disconnect(): void {
    desk.perform(`Disconnecting from ${name}…`, async () => {
      await ask({ kind: 'disconnect', provider }, 'disconnected');
      await reload();
      return `Disconnected from ${name}. Your key was removed; the tabs stay as they are.`;
    });
  }

  return (
    <div class="card">
      <p>
        <strong>{name}</strong>
        {label !== '' && label !== name && (
          <>
            {': '}
            <bdi>{label}</bdi>
          </>
        )}
      </p>
      {asked ? (
        <>
          <p role="alert">Your key will be removed from this add-on. The tabs stay as they are.</p>
          <div class="actions">
            <Button look="danger" onClick={disconnect} about={name}>
              Disconnect
            </Button>
            <Button onClick={() => setAsked(false)} about={name}>
              Stay connected
            </Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setAsked(true)} about={name}>
          Disconnect…
        </Button>
      )}
    </div>
  );
}
