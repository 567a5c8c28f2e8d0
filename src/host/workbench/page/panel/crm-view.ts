/** One CRM: its keys, its records as somebody else would change them, limits and trouble, its traffic. */
import type { CrmPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';
import { createLimitsView } from './limits-view';
import { createRecordsView } from './records-view';
import type { Say } from './say';
import { createSwitchesView } from './switches-view';
import { createTrafficView } from './traffic-view';
import { createTroubleView } from './trouble-view';

export interface CrmView {
  readonly element: HTMLElement;
  show(crm: CrmPicture): void;
}

export function createCrmView(crm: CrmPicture, link: Link, say: Say): CrmView {
  const facts = h('p', { className: 'facts' });
  const views = [createLimitsView(crm, link), createTroubleView(crm, link), createTrafficView()];
  const [limits, trouble, traffic] = views.map(({ element }) => element);
  const element = h(
    'div',
    {},
    facts,
    h('h3', {}, 'Keys'),
    ...crm.keys.map((key) => keyLine(key.label, key.key)),
    h('h3', {}, 'As somebody else in the CRM'),
    createRecordsView(crm.id, link, say).element,
    h('h3', {}, 'Limits and rights'),
    limits ?? null,
    h('h3', {}, 'Trouble'),
    trouble ?? null,
    createSwitchesView(crm.id, link),
    h('h3', {}, 'Traffic'),
    traffic ?? null,
  );
  return {
    element,
    show(next) {
      facts.textContent = `${next.records} opportunities · ${next.requests} requests`;
      for (const view of views) view.show(next);
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
