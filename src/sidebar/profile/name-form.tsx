/** Asks for the name under which colleagues see this person. Google does not tell it to an add-on. */
import { useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { TextField } from '../ui/fields';

interface NameFormProps {
  readonly label: string;
  readonly hint: string;
  /** What the button is about, where that is not plain from what stands around it. */
  readonly about?: string;
  /** Empty while the person has none. */
  readonly name?: string;
  /** To be done once the name is kept. */
  readonly kept: (name: string) => Promise<void> | void;
}

export function NameForm({ label, hint, about, name = '', kept }: NameFormProps) {
  const desk = useDesk();
  const [typed, setTyped] = useState(name);

  function save(): void {
    const wanted = typed.trim();
    if (wanted === '') {
      desk.say('Type your name first.');
      return;
    }
    desk.perform('Keeping your name…', async () => {
      const reply = await ask({ kind: 'profile', name: wanted }, 'profile');
      setTyped(reply.name);
      await kept(reply.name);
      return `Colleagues see you as ${reply.name}.`;
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={label} value={typed} lengthMax={40} onInput={setTyped} hint={hint} />
      <Button type="submit" {...(about !== undefined && { about })}>
        Save
      </Button>
    </form>
  );
}
