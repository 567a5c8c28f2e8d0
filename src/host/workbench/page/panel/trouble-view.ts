/** Trouble on the network to plan for a CRM's next requests, and how slow its answers are. */
import type { CrmPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';
import type { CrmView } from './crm-view';

const DELAYS_MS = [0, 500, 2000, 10_000];

export function createTroubleView(crm: CrmPicture, link: Link): CrmView {
  const planned = h('p', { className: 'planned' });
  const delay = delayControl(crm.id, link);
  return {
    element: h(
      'div',
      {},
      troubleControl(crm, link),
      h('label', {}, h('span', {}, 'Delay of every answer'), delay),
      planned,
    ),
    show(next) {
      delay.value = String(next.latencyMs);
      planned.replaceChildren(...plannedParts(next, link));
    },
  };
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
