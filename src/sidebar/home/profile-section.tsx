/** The name under which colleagues see this person's runs. Google does not tell it to an add-on. */
import { useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { TextField } from '../ui/fields';
import { Section } from '../ui/section';

interface ProfileSectionProps {
  /** Empty while the person has none. */
  readonly name: string;
  readonly changed: (name: string) => void;
}

export function ProfileSection({ name, changed }: ProfileSectionProps) {
  const desk = useDesk();
  const [typed, setTyped] = useState(name);

  function save(): void {
    const wanted = typed.trim();
    if (wanted === '') {
      desk.say('Type your name first.');
      return;
    }
    desk.perform('Keeping your name…', async () => {
      const kept = await ask({ kind: 'profile', name: wanted }, 'profile');
      changed(kept.name);
      setTyped(kept.name);
      return `Colleagues see you as ${kept.name}.`;
    });
  }

  return (
    <Section title="Your name">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label="Name"
          value={typed}
          lengthMax={40}
          onInput={setTyped}
          hint="Colleagues see it while you are at work on a tab, in the log, and beside your schedules."
        />
        <Button type="submit">Save</Button>
      </form>
    </Section>
  );
}
