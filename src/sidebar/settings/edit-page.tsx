/** All that can be set on a linked tab. */
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import { ChoicesSection } from './choices-section';
import { ScheduleForm } from './schedule-form';
import {
  type Choices,
  type Difference,
  differenceOf,
  type Settings,
  type SettingsDraft,
  withSchedule,
} from './settings-draft';
import { UnlinkSection } from './unlink-section';

interface EditPageProps {
  readonly tabId: number;
  readonly settings: Settings;
  readonly draft: SettingsDraft;
  readonly change: (part: {
    readonly settings?: Settings;
    readonly draft?: SettingsDraft;
    readonly review?: Difference;
  }) => void;
  readonly leave: () => void;
  readonly unlinked: () => void;
}

export function EditPage({ tabId, settings, draft, change, leave, unlinked }: EditPageProps) {
  const { tabName, choices, schedule } = settings;
  const review = (difference: Difference): void => change({ review: difference });
  return (
    <Page
      title={
        <>
          Settings of <bdi>{tabName}</bdi>
        </>
      }
      focusKey="settings"
      back={leave}
      actions={choices.kind === 'known' && <SaveButton {...{ settings, choices, draft, review }} />}
    >
      <ChoicesSection {...{ settings, draft }} change={(next) => change({ draft: next })} />
      <Section title="Schedule">
        <ScheduleForm
          {...{ tabId, tabName, schedule }}
          saved={(rhythm) => change({ settings: withSchedule(settings, rhythm) })}
        />
      </Section>
      <UnlinkSection {...{ tabId, settings, unlinked }} />
    </Page>
  );
}

interface SaveButtonProps {
  readonly settings: Settings;
  readonly choices: Choices;
  readonly draft: SettingsDraft;
  readonly review: (difference: Difference) => void;
}

function SaveButton({ settings, choices, draft, review }: SaveButtonProps) {
  const desk = useDesk();
  const difference = differenceOf(settings, choices, draft);
  const open = (): void => {
    if (draft.columns.size === 0) desk.say('At least one column has to stay.');
    else if (difference) review(difference);
  };
  return (
    <Button look="primary" disabled={difference === null} onClick={open}>
      Save…
    </Button>
  );
}
