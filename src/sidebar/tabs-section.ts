/** The linked tabs of this file: how fresh each is, and a button to refresh it. */

import { tellCounts } from '../protocol/tell';
import { button, h, type StatusLine } from './dom';
import { ask, type ReplyOf } from './server';

type LinkedTab = ReplyOf<'tabs'>['tabs'][number];

export function tabsSection(
  tabs: readonly LinkedTab[],
  status: StatusLine,
  changed: () => Promise<void>,
): HTMLElement {
  const items = tabs.map((tab) => h('li', {}, describe(tab), refreshButton(tab, status, changed)));
  const body = items.length > 0 ? h('ul', {}, ...items) : h('p', {}, 'No tab is linked yet.');
  return h('section', {}, h('h2', {}, 'Linked tabs'), body);
}

function describe({ name, records, refreshedAtMs }: LinkedTab): HTMLElement {
  const when = refreshedAtMs === null ? 'never' : new Date(refreshedAtMs).toLocaleString();
  return h('p', {}, h('strong', {}, name), ` · ${records ?? 0} opportunities · refreshed ${when}`);
}

function refreshButton(tab: LinkedTab, status: StatusLine, changed: () => Promise<void>) {
  const refresh = button('Refresh', () =>
    status.during(`Refreshing ${tab.name}…`, async () => {
      const done = await ask({ kind: 'refresh', tabId: tab.tabId }, 'refreshed');
      await changed();
      status.say(`${tab.name}: ${done.counts.records} opportunities.`, [
        tellCounts(done.counts),
        ...done.remarks,
      ]);
    }),
  );
  refresh.setAttribute('aria-label', `Refresh ${tab.name}`);
  return refresh;
}
