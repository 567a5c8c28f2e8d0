/**
 * Connecting to a CRM with one's own key.
 *
 * Promises: the key is in the field and in the one request, and the field is emptied once the CRM
 * accepted it.
 */
import { useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { ChoiceField, TextField } from '../ui/fields';
import { keyPlace, PROVIDERS, type Provider, providerName } from '../words/providers';
import type { Connections } from './replies';

interface ConnectFormProps {
  readonly connections: Connections;
  /** Is given what the key cannot do, each a sentence. */
  readonly connected: (limits: readonly string[]) => Promise<void>;
}

export function ConnectForm({ connections, connected }: ConnectFormProps) {
  const desk = useDesk();
  const isKnown = (provider: Provider): boolean =>
    connections.some((connection) => connection.provider === provider);
  const [provider, setProvider] = useState<Provider>(
    () => PROVIDERS.find((each) => !isKnown(each)) ?? 'trustpager',
  );
  const [key, setKey] = useState('');
  const name = providerName(provider);

  function connect(): void {
    if (key.trim() === '') {
      desk.say('Paste your key first.');
      return;
    }
    desk.perform(`Trying the key at ${name}…`, async () => {
      const { label, limits } = await ask({ kind: 'connect', provider, key }, 'connected');
      setKey('');
      await connected(limits);
      return label === '' || label === name
        ? `Connected to ${name}.`
        : `Connected to ${name}: ${label}.`;
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        connect();
      }}
    >
      <ChoiceField
        label="CRM"
        value={provider}
        options={PROVIDERS.map((id) => ({
          id,
          label: isKnown(id) ? `${providerName(id)} (replaces your key)` : providerName(id),
        }))}
        onChange={setProvider}
      />
      <TextField
        label={`${name} API key`}
        type="password"
        value={key}
        required
        onInput={setKey}
        hint={`You make one in ${name}: ${keyPlace(provider)}. It is kept for you alone, and sent to ${name} only.`}
      />
      <Button type="submit" look="primary">
        Connect
      </Button>
    </form>
  );
}
