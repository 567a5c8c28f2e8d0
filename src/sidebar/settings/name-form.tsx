/** Asks for the person's name where colleagues begin to read it: beside a schedule. May be left out. */
import { useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { TextField } from '../ui/fields';

/** `named`: to be done once the name is kept. */
export function NameForm({ named }: { readonly named: () => Promise<void> }) {
  const desk = useDesk();
  const [typed, setTyped] = useState('');

  function save(): void {
    const wanted = typed.trim();
    if (wanted === '') {
      desk.say('Type your name first.');
      return;
    }
    desk.perform('Keeping your name…', async () => {
      const { name } = await ask({ kind: 'profile', name: wanted }, 'profile');
      await named();
      return `Colleagues see you as ${name}.`;
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
      <TextField
        label="Your name"
        value={typed}
        lengthMax={40}
        onInput={setTyped}
        hint="So that colleagues know whose schedule this is. You may leave it out."
      />
      <Button type="submit" about="your name">
        Save
      </Button>
    </form>
  );
}
