/** Makes the tab an ordinary one. That cannot be taken back, so it is asked twice. */
import { ask } from '../server/google';
import { AskTwice } from '../ui/ask-twice';
import { useDesk } from '../ui/desk';
import { Notes, Section } from '../ui/section';
import { providerName } from '../words/providers';
import type { Settings } from './settings-draft';
import { tellUnlinkLosses } from './tell-difference';

interface UnlinkSectionProps {
  readonly tabId: number;
  readonly settings: Settings;
  readonly unlinked: () => void;
}

export function UnlinkSection({ tabId, settings, unlinked }: UnlinkSectionProps) {
  const desk = useDesk();
  const { tabName, provider } = settings;

  function unlink(): void {
    const task = async (): Promise<string> => {
      await ask({ kind: 'unlink', tabId }, 'unlinked');
      return `${tabName} is not linked to ${providerName(provider)} any more.`;
    };
    desk.perform(`Unlinking ${tabName}…`, task, unlinked);
  }

  return (
    <Section title="Unlink">
      <p>
        The tab stays with its rows, Sync and ID included, as plain cells. The notes of the add-on,
        its memory of the tab and the schedule are removed.
      </p>
      <AskTwice
        words={{ ask: 'Unlink…', yes: 'Unlink', no: 'Stay linked' }}
        about={tabName}
        act={unlink}
      >
        <p>This cannot be taken back; the pipeline can be imported into a new tab.</p>
        <Notes lines={tellUnlinkLosses(settings)} look="warning" />
      </AskTwice>
    </Section>
  );
}
