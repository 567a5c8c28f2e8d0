/** The linked tabs of this file: how fresh each is, and what can be done with it. */
import { useState } from 'preact/hooks';
import { refresh } from '../server/google';
import { useDesk } from '../ui/desk';
import { Section } from '../ui/section';
import type { View } from '../view';
import { amount } from '../words/amount';
import type { Refreshed, Tabs } from './replies';
import { TabCard } from './tab-card';

interface TabsSectionProps {
  readonly tabs: Tabs;
  readonly reload: () => Promise<void>;
  readonly go: (view: View) => void;
}

export function TabsSection({ tabs, reload, go }: TabsSectionProps) {
  const desk = useDesk();
  const [results, setResults] = useState<ReadonlyMap<number, Refreshed>>(new Map());

  function refreshOne({ tabId, name }: Tabs[number]): void {
    const doing = `Refreshing ${name}…`;
    desk.perform(doing, async (say) => {
      const reply = await refresh(tabId, (reading) => say(doing, reading));
      if (reply.kind === 'cancelled') return 'Cancelled. The tab was not touched.';
      setResults((known) => new Map(known).set(tabId, reply));
      await reload();
      return `${name} is up to date: ${amount(reply.counts.records, 'opportunity')}.`;
    });
  }

  return (
    <Section title="Linked tabs">
      {tabs.length === 0 && <p>No tab is linked to a CRM yet.</p>}
      <ul class="cards">
        {tabs.map((tab) => (
          <li key={tab.tabId}>
            <TabCard
              tab={tab}
              result={results.get(tab.tabId) ?? null}
              refresh={() => refreshOne(tab)}
              go={go}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
