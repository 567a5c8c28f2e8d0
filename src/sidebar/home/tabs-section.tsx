/** The linked tabs of this file: how fresh each is, and what can be done with it. */
import { useState } from 'preact/hooks';
import { ask } from '../server/google';
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

  function refresh({ tabId, name }: Tabs[number]): void {
    desk.perform(`Refreshing ${name}…`, async () => {
      const refreshed = await ask({ kind: 'refresh', tabId }, 'refreshed');
      setResults((known) => new Map(known).set(tabId, refreshed));
      await reload();
      return `${name} is up to date: ${amount(refreshed.counts.records, 'opportunity')}.`;
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
              refresh={() => refresh(tab)}
              reload={reload}
              go={go}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
