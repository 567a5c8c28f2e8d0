/** Settings of one linked tab: read, changed, looked over, saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, refresh } from '../server/google';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import type { SettingsView as Place, View } from '../view';
import { EditPage } from './edit-page';
import { ReviewPage } from './review-page';
import { saveSettings } from './save-settings';
import {
  changeRequest,
  type Difference,
  draftOf,
  needsRefresh,
  type Settings,
  type SettingsDraft,
} from './settings-draft';

interface SettingsViewProps {
  readonly view: Place;
  readonly go: (view: View) => void;
  /** Back, with nothing to say. */
  readonly leave: () => void;
}

interface Opened {
  readonly settings: Settings;
  readonly draft: SettingsDraft;
  /** What is about to be saved; null while it is being chosen. */
  readonly review: Difference | null;
}

export function SettingsView({ view: { tabId }, go, leave }: SettingsViewProps) {
  const desk = useDesk();
  const [opened, setOpened] = useState<Opened | null>(null);
  const home = (): void => go({ kind: 'home' });

  const open = useRef(() =>
    desk.perform('Reading the settings…', async () => {
      const settings = await ask({ kind: 'settings', tabId }, 'settings');
      setOpened({ settings, draft: draftOf(settings), review: null });
      return '';
    }),
  );
  useEffect(() => open.current(), []);

  if (!opened) {
    return (
      <Page title="Settings" focusKey="settings" back={leave}>
        {null}
      </Page>
    );
  }
  const { settings, draft, review } = opened;
  const change = (part: Partial<Opened>): void => setOpened({ ...opened, ...part });

  function save(difference: Difference): void {
    const { tabName } = settings;
    const side = { ask, tabName, refresh: needsRefresh(difference) ? refresh : null };
    const task = saveSettings(changeRequest(tabId, settings, draft), side);
    desk.perform('Saving the settings…', task, home);
  }

  function back(): void {
    desk.say('');
    change({ review: null });
  }

  if (review) {
    return <ReviewPage settings={settings} difference={review} save={save} back={back} />;
  }
  return <EditPage {...{ tabId, settings, draft, change, leave }} unlinked={home} />;
}
