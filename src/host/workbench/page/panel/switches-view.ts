/**
 * What a CRM's documentation leaves open, point by point, and how its sandbox takes each. Loaded when
 * it is unfolded: there are dozens.
 */
import type { SwitchPicture } from '../../protocol';
import { h, withAttributes } from '../dom';
import type { Link } from '../link';

export function createSwitchesView(crm: string, link: Link): HTMLElement {
  const list = h('div', { className: 'switches' });
  const load = async (): Promise<void> => {
    const reply = await link.actAside({ kind: 'switches', crm });
    if (reply.kind !== 'switches') return;
    list.replaceChildren(...reply.switches.map((each) => switchLine(each, { crm, link })));
  };
  const details = h('details', {}, h('summary', {}, 'What the documentation leaves open'), list);
  details.addEventListener('toggle', () => {
    if (details.open) void load();
  });
  return details;
}

function switchLine(
  { name, why, values, usual, value }: SwitchPicture,
  { crm, link }: { readonly crm: string; readonly link: Link },
): HTMLElement {
  const choice = h(
    'select',
    {},
    ...values.map((each) =>
      h('option', { value: each }, each === usual ? `${each} (usual)` : each),
    ),
  );
  choice.value = value;
  withAttributes(choice, { 'aria-label': name });
  choice.addEventListener('change', () => {
    void link.act({ kind: 'switch', crm, name, value: choice.value });
  });
  return h('div', {}, h('p', {}, h('strong', {}, name), ' ', choice), h('p', {}, why));
}
