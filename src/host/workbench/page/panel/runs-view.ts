/** The executions of the script: what each cost, its calls one by one, and a plug to pull. */
import type { CallPicture, RunPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';
import { secondsText, timeText } from './times';

export interface RunsView {
  readonly element: HTMLElement;
  show(runs: readonly RunPicture[]): void;
}

const STATES: Readonly<Record<RunPicture['state'], string>> = {
  running: 'running',
  returned: 'done',
  threw: 'failed',
  killed: 'killed',
  timedOut: 'timed out',
};

export function createRunsView(link: Link): RunsView {
  const list = h('ol', { className: 'runs' });
  const download = { href: '/traffic.har', download: 'workbench.har' };
  const har = h('p', {}, h('a', download, 'All requests so far, as HAR'));
  const none = h('p', {}, 'Nothing has run yet.');
  const items = new Map<number, RunItem>();
  return {
    element: h('div', {}, har, none, list),
    show(runs) {
      none.hidden = runs.length > 0;
      for (const run of runs) {
        const item = items.get(run.id) ?? createItem(run, link);
        if (!items.has(run.id)) list.insertBefore(item.element, firstEnded(list));
        items.set(run.id, item);
        item.show(run);
      }
    },
  };
}

/** What runs stays on top, so that its plug keeps still while shorter ones come and go. */
function firstEnded(list: HTMLElement): Element | null {
  return list.querySelector(':scope > li:not(.under-way)');
}

interface RunItem {
  readonly element: HTMLElement;
  show(run: RunPicture): void;
}

function createItem(run: RunPicture, link: Link): RunItem {
  const { id, functionName, about, user, startedAtMs } = run;
  const state = h('span', { className: 'state' });
  const took = h('span');
  const cost = h('p', { className: 'cost' });
  const plug = button('Pull the plug', () => void link.actAside({ kind: 'kill', run: id }), {
    className: 'plug',
  });
  const calls = h('div', { className: 'calls' });
  const details = h('details', {}, h('summary', {}, 'Calls'), calls);
  details.addEventListener('toggle', () => {
    if (details.open) void loadCalls(link, id, calls);
  });
  const [name = user] = user.split('@');
  const time = timeText(startedAtMs);
  const element = h(
    'li',
    { value: id },
    h(
      'p',
      {},
      h('strong', {}, about ?? functionName),
      ` · ${name} · ${time} · `,
      took,
      ' · ',
      state,
      ' ',
      plug,
    ),
    cost,
    details,
  );
  return {
    element,
    show(run) {
      took.textContent = secondsText(run.tookMs);
      state.textContent = STATES[run.state];
      state.className = `state ${run.state}`;
      plug.hidden = run.state !== 'running';
      element.classList.toggle('under-way', run.state === 'running');
      cost.replaceChildren(costText(run), ...(run.message === null ? [] : [h('br'), run.message]));
    },
  };
}

function costText(run: RunPicture): string {
  const requests = run.requests === 1 ? '1 request' : `${run.requests} requests`;
  return `${run.calls} calls: ${run.blocking} blocking, ${run.queued} queued, ${requests} · ${run.cellsWritten} cells written · about ${secondsText(run.priceMs)} at Google`;
}

async function loadCalls(link: Link, run: number, place: HTMLElement): Promise<void> {
  const reply = await link.actAside({ kind: 'trace', run });
  if (reply.kind !== 'calls') return;
  const head = h(
    'tr',
    {},
    ...['No.', 'Call', 'ms here', 'at Google'].map((text) => h('th', {}, text)),
  );
  place.replaceChildren(
    h('table', {}, h('thead', {}, head), h('tbody', {}, ...reply.calls.map(callRow))),
  );
}

function callRow({ n, call, digest, kind, outcome, tookMs, priceMs }: CallPicture): HTMLElement {
  const text = `${call}(${digest})${outcome === 'value' ? '' : ` → ${outcome}`}`;
  const cells = [String(n), text, tookMs.toFixed(0), priceMs.toFixed(0)];
  return h('tr', { className: kind }, ...cells.map((cell) => h('td', {}, cell)));
}
