/** One linked tab. */
import { tellCounts } from '../../protocol/tell';
import { Button } from '../ui/button';
import { Notes } from '../ui/section';
import type { Action, SendView, View } from '../view';
import { amount } from '../words/amount';
import { providerName } from '../words/providers';
import { rhythmText } from '../words/rhythm';
import { whenText } from '../words/when';
import type { Refreshed, Tabs } from './replies';

type Tab = Tabs[number];

interface TabCardProps {
  readonly tab: Tab;
  /** Of the last refresh in this sidebar. */
  readonly result: Refreshed | null;
  readonly refresh: () => void;
  readonly go: (view: View) => void;
}

export function TabCard({ tab, result, refresh, go }: TabCardProps) {
  const { tabId, name } = tab;
  const send = (action: Action, more: Partial<SendView> = {}): void =>
    go({ kind: 'send', action, tabId, rows: 'all', retry: false, ...more });
  return (
    <article class="card">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>
        <Freshness tab={tab} />
      </p>
      {tab.schedule && <ScheduleLine schedule={tab.schedule} />}
      {tab.trouble !== null && <Notes lines={[tab.trouble]} look="warning" />}
      {result && <Notes lines={[`${sentence(tellCounts(result.counts))}.`, ...result.remarks]} />}
      <div class="actions">
        <Button onClick={refresh} about={name}>
          Refresh
        </Button>
        <Button onClick={() => send('push')} about={name}>
          Push changes…
        </Button>
        <Button onClick={() => send('create')} about={name}>
          Create new rows…
        </Button>
      </div>
      <details>
        <summary>
          More
          <span class="unseen">
            {' '}
            about <bdi>{name}</bdi>
          </span>
        </summary>
        <p>
          {providerName(tab.provider)}, pipeline <bdi>{tab.pipeline}</bdi>
        </p>
        <div class="actions">
          <Button onClick={() => go({ kind: 'settings', tabId })} about={name}>
            Settings…
          </Button>
          <Button onClick={() => send('push', { retry: true })} about={name}>
            Retry failed rows…
          </Button>
          <Button onClick={() => send('remove', { rows: 'selected' })} about={name}>
            Remove selected in CRM…
          </Button>
        </div>
      </details>
    </article>
  );
}

function ScheduleLine({ schedule }: { readonly schedule: NonNullable<Tab['schedule']> }) {
  const { rhythm, by, isMine } = schedule;
  return (
    <p class="hint">
      Refreshed {rhythmText(rhythm)}, with {isMine ? 'your key' : 'the key of '}
      {!isMine && <bdi>{by || 'a colleague'}</bdi>}
    </p>
  );
}

function Freshness({ tab: { records, refreshedAtMs } }: { readonly tab: Tab }) {
  if (refreshedAtMs === null) return <>Not complete yet; refresh it.</>;
  return (
    <>
      {amount(records ?? 0, 'opportunity')}, refreshed{' '}
      <time dateTime={new Date(refreshedAtMs).toISOString()}>
        {whenText(refreshedAtMs, { nowMs: Date.now() })}
      </time>
    </>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
