/** When a tab is refreshed by itself, and by whose key. */
import { useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { ChoiceField } from '../ui/fields';
import type { Tabs } from './replies';
import { FREQUENCIES, HOURS, rhythmOf, rhythmText, WEEKDAYS, type Wish, wishOf } from './rhythm';

interface ScheduleFormProps {
  readonly tab: Tabs[number];
  readonly reload: () => Promise<void>;
}

export function ScheduleForm({ tab: { tabId, name, schedule }, reload }: ScheduleFormProps) {
  const desk = useDesk();
  const [wish, setWish] = useState<Wish>(() => wishOf(schedule?.rhythm ?? null));
  const { frequency, hour, weekday } = wish;
  const foreign = schedule !== null && !schedule.isMine;

  function save(): void {
    const rhythm = rhythmOf(wish);
    desk.perform('Keeping the schedule…', async () => {
      await ask({ kind: 'schedule', tabId, rhythm }, 'scheduled');
      await reload();
      return rhythm === null
        ? `${name} is not refreshed by itself any more.`
        : `${name} is refreshed ${rhythmText(rhythm)}, with your key.`;
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
      <Button type="submit" about={`the schedule of ${name}`}>
        {foreign ? 'Take over' : 'Save'}
      </Button>
    </form>
  );
}
