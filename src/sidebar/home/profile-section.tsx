/** The name under which colleagues see this person's runs. */
import { NameForm } from '../profile/name-form';
import { Section } from '../ui/section';

interface ProfileSectionProps {
  /** Empty while the person has none. */
  readonly name: string;
  readonly changed: (name: string) => void;
}

export function ProfileSection({ name, changed }: ProfileSectionProps) {
  return (
    <Section title="Your name">
      <NameForm
        label="Name"
        name={name}
        kept={changed}
        hint="Colleagues see it while you are at work on a tab, in the log, and beside your schedules."
      />
    </Section>
  );
}
