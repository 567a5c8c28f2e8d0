/** Linked tabs that somebody has deleted: what is left of them can be cleared away. */
import { ask } from '../server/google';
import { AskTwice } from '../ui/ask-twice';
import { useDesk } from '../ui/desk';
import { Section } from '../ui/section';
import { providerName } from '../words/providers';
import type { LostTabs } from './replies';

interface LostTabsSectionProps {
  readonly tabs: LostTabs;
  readonly reload: () => Promise<void>;
}

export function LostTabsSection({ tabs, reload }: LostTabsSectionProps) {
  if (tabs.length === 0) return null;
  return (
    <Section title="Deleted tabs">
      <ul class="cards">
        {tabs.map((tab) => (
          <li key={tab.tabId}>
            <LostTab tab={tab} reload={reload} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface LostTabProps {
  readonly tab: LostTabs[number];
  readonly reload: () => Promise<void>;
}

function LostTab({ tab: { tabId, provider, pipeline }, reload }: LostTabProps) {
  const desk = useDesk();
  const about = `the tab of ${pipeline}`;

  function forget(): void {
    desk.perform('Clearing away what is left…', async () => {
      await ask({ kind: 'unlink', tabId }, 'unlinked');
      await reload();
      return 'What was left of the deleted tab is gone.';
    });
  }

  return (
    <div class="card">
      <p>
        A tab with {providerName(provider)}, pipeline <bdi>{pipeline}</bdi>, was deleted. Its memory
        and its schedule are still here.
      </p>
      <AskTwice words={{ ask: 'Forget…', yes: 'Forget', no: 'Keep' }} about={about} act={forget}>
        <p>
          Should the deletion be undone afterwards, the tab is an ordinary one. Rows that are still
          being checked with the CRM are not looked for any more.
        </p>
      </AskTwice>
    </div>
  );
}
