/** One CRM: its keys, its records as somebody else would change them, trouble to plan, its traffic. */
import type { CrmPicture, TrafficPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';
import { createRecordsView } from './records-view';

export interface CrmView {
  readonly element: HTMLElement;
  show(crm: CrmPicture): void;
}

const DELAYS_MS = [0, 500, 2000, 10_000];

export function createCrmView(crm: CrmPicture, link: Link, say: (text: string) => void): CrmView {
  const facts = h('p', { className: 'facts' });
  const planned = h('p', { className: 'planned' });
  const traffic = h('ol', { className: 'traffic' });
  const delay = delayControl(crm.id, link);
  const records = createRecordsView(crm.id, link, say);
  const element = h(
    'div',
    {},
    facts,
    h('h3', {}, 'Keys'),
    ...crm.keys.map((key) => keyLine(key.label, key.key)),
    h('h3', {}, 'As somebody else in the CRM'),
    records.element,
    h('h3', {}, 'Trouble'),
    troubleControl(crm, link),
    h('label', {}, h('span', {}, 'Delay of every answer'), delay),
    planned,
    h('h3', {}, 'Traffic'),
    traffic,
  );
  return {
    element,
    show(next) {
      facts.textContent = `${next.records} opportunities · ${next.requests} requests`;
      delay.value = String(next.latencyMs);
      planned.replaceChildren(...plannedParts(next, link));
      traffic.replaceChildren(...[...next.traffic].reverse().map(trafficLine));
    },
  };
}

function keyLine(label: string, key: string): HTMLElement {
  const copy = button('Copy', () => {
    void navigator.clipboard.writeText(key).then(() => {
      copy.textContent = 'Copied';
      setTimeout(() => copy.replaceChildren('Copy'), 1500);
    });
  });
  return h('p', { className: 'key' }, h('span', {}, label), h('code', {}, key), copy);
}

function troubleControl({ id, trouble }: CrmPicture, link: Link): HTMLElement {
  const kinds = h(
    'select',
    {},
    ...trouble.map((kind) => h('option', { value: kind.id }, kind.label)),
  );
  const plan = button('Plan it', () => {
    void link.act({ kind: 'trouble', crm: id, trouble: kinds.value });
  });
  return h(
    'p',
    { className: 'row' },
    h('label', {}, h('span', {}, 'What goes wrong'), kinds),
    plan,
  );
}

function delayControl(crm: string, link: Link): HTMLSelectElement {
  const delay = h(
    'select',
    {},
    ...DELAYS_MS.map((ms) => h('option', { value: String(ms) }, ms === 0 ? 'none' : `${ms} ms`)),
  );
  delay.addEventListener('change', () => {
    void link.act({ kind: 'latency', crm, ms: Number(delay.value) });
  });
  return delay;
}

function plannedParts({ id, planned }: CrmPicture, link: Link): readonly (Node | string)[] {
  if (planned.length === 0) return [];
  const clear = button('Forget it', () => void link.act({ kind: 'calm', crm: id }));
  return [`Planned: ${planned.join('; ')}. `, clear];
}

function trafficLine({ n, text, status, good }: TrafficPicture): HTMLElement {
  const mark = h('span', { className: good ? 'status good' : 'status bad' }, status);
  // The end of a path says what was asked; the address as a whole is in the tooltip and the HAR.
  const [method = '', address = ''] = text.split(' ');
  const end = address.split('?')[0]?.split('/').slice(-2).join('/') ?? '';
  return h('li', { value: n, title: text }, mark, h('code', {}, `${method} …/${end}`));
}
