/** When a tab is refreshed by itself, and by whose key. */
import { useState } from 'preact/hooks';
import { NameForm } from '../profile/name-form';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { ChoiceField } from '../ui/fields';
import {
  FREQUENCIES,
  HOURS,
  type Rhythm,
  rhythmOf,
  rhythmText,
  WEEKDAYS,
  type Wish,
  wishOf,
} from '../words/rhythm';
import type { Settings } from './settings-draft';

interface ScheduleFormProps {
  readonly tabId: number;
  readonly tabName: string;
  readonly schedule: Settings['schedule'];
  /** It is this person's from now on; null: there is none any more. */
  readonly saved: (rhythm: Rhythm) => void;
}

export function ScheduleForm({ tabId, tabName: name, schedule, saved }: ScheduleFormProps) {
  const desk = useDesk();
  const [wish, setWish] = useState<Wish>(() => wishOf(schedule?.rhythm ?? null));
  const { frequency, hour, weekday } = wish;
  const foreign = schedule !== null && !schedule.isMine;
  const [isNameless, setNameless] = useState(false);

  async function keep(rhythm: Rhythm): Promise<void> {
    const reply = await ask({ kind: 'schedule', tabId, rhythm }, 'scheduled');
    setNameless(reply.nameless === true);
    saved(rhythm);
  }

  function save(): void {
    const rhythm = rhythmOf(wish);
    desk.perform('Keeping the schedule…', async () => {
      await keep(rhythm);
      return rhythm === null
        ? `${name} is not refreshed by itself any more.`
        : `${name} is refreshed ${rhythmText(rhythm)}, with your key.`;
    });
  }

  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ChoiceField
          label="Refresh by itself"
          value={frequency}
          options={FREQUENCIES}
          onChange={(chosen) => setWish({ ...wish, frequency: chosen })}
        />
        {frequency === 'weekly' && (
          <ChoiceField
            label="Day"
            value={String(weekday)}
            options={WEEKDAYS}
            onChange={(chosen) => setWish({ ...wish, weekday: Number(chosen) })}
          />
        )}
        {(frequency === 'daily' || frequency === 'weekly') && (
          <ChoiceField
            label="Not before"
            value={String(hour)}
            options={HOURS}
            onChange={(chosen) => setWish({ ...wish, hour: Number(chosen) })}
          />
        )}
        <p class="hint">
          {foreign
            ? 'Saving takes the schedule over: from then on it is your key that is used.'
            : 'On the clock of the spreadsheet, within the hour, and with your key. Nothing is ever pushed by itself.'}
        </p>
        <Button type="submit" about={`of ${name}`}>
          {foreign ? 'Take over the schedule' : 'Save the schedule'}
        </Button>
      </form>
      {isNameless && schedule && (
        <NameForm
          label="Your name"
          hint="So that colleagues know whose schedule this is. You may leave it out."
          about="your name"
          kept={() => keep(schedule.rhythm)}
        />
      )}
    </>
  );
}
