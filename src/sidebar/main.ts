/**
 * The sidebar: connect, import, refresh. Plain and small; every section is built from the server's
 * replies and rebuilt when they change. Must not know: anything but the protocol.
 */
import { connectSection } from './connect-section';
import { h, statusLine } from './dom';
import { importSection } from './import-section';
import { ask } from './server';
import { tabsSection } from './tabs-section';

const status = statusLine();
const sections = h('div');

async function rebuild(): Promise<void> {
  const { connections } = await ask({ kind: 'connections' }, 'connections');
  const { tabs } = await ask({ kind: 'tabs' }, 'tabs');
  const label = connections[0]?.label ?? null;
  sections.replaceChildren(
    connectSection(label, status, rebuild),
    ...(label === null ? [] : [importSection(status, rebuild)]),
    tabsSection(tabs, status, rebuild),
  );
}

document
  .getElementById('sidebar')
  ?.replaceChildren(h('h1', {}, 'Opportunity Sheets'), status.element, sections);
status.during('Loading…', async () => {
  await rebuild();
  status.say('');
});
