/**
 * The sidebar's first view: linked tabs, import, connections, the person's name. It reads what
 * there is when it opens, and again after every change.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import type { View } from '../view';
import { ConnectionsSection } from './connections-section';
import { LostTabsSection } from './lost-tabs';
import { ProfileSection } from './profile-section';
import type { Connections, LostTabs, Tabs } from './replies';
import { TabsSection } from './tabs-section';

interface HomeViewProps {
  readonly focusKey: string | null;
  readonly go: (view: View) => void;
}

export function HomeView({ focusKey, go }: HomeViewProps) {
  const desk = useDesk();
  const [tabs, setTabs] = useState<Tabs | null>(null);
  const [lost, setLost] = useState<LostTabs>([]);
  const [connections, setConnections] = useState<Connections | null>(null);
  const [name, setName] = useState<string | null>(null);

  const readTabs = async (): Promise<void> => {
    const reply = await ask({ kind: 'tabs' }, 'tabs');
    setTabs(reply.tabs);
    setLost(reply.lost);
  };
  const readConnections = async (): Promise<void> =>
    setConnections((await ask({ kind: 'connections' }, 'connections')).connections);
  const readName = async (): Promise<void> =>
    setName((await ask({ kind: 'profile', name: '' }, 'profile')).name);

  const open = useRef(() => {
    const said = desk.state.kind === 'idle' ? desk.state.said : '';
    desk.perform('Loading…', async () => {
      await readTabs();
      await readConnections();
      await readName();
      return said;
    });
  });
  useEffect(() => open.current(), []);

  return (
    <Page title="Opportunity Sheets" titleUnseen focusKey={focusKey}>
      {tabs && <TabsSection tabs={tabs} reload={readTabs} go={go} />}
      <LostTabsSection tabs={lost} reload={readTabs} />
      {connections && connections.length > 0 && (
        <Section title="Import">
          <p>Bring a pipeline of a CRM into a tab of this file.</p>
          <Button look="primary" onClick={() => go({ kind: 'import' })}>
            Import opportunities…
          </Button>
        </Section>
      )}
      {connections && <ConnectionsSection connections={connections} reload={readConnections} />}
      {name !== null && <ProfileSection name={name} changed={setName} />}
    </Page>
  );
}
