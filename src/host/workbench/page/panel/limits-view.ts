/** What a CRM allows: limits and rights to switch, and what somebody there does with one click. */
import type { CrmPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';
import type { CrmView } from './crm-view';

export function createLimitsView({ id, conditions, deeds }: CrmPicture, link: Link): CrmView {
  const boxes = new Map(conditions.map((condition) => [condition.id, h('input')]));
  const lines = conditions.map(({ id: condition, label }) => {
    const box = boxes.get(condition) ?? h('input');
    box.type = 'checkbox';
    box.addEventListener('change', () => {
      void link.act({ kind: 'condition', crm: id, condition, on: box.checked });
    });
    return h('label', { className: 'check' }, box, h('span', {}, label));
  });
  const buttons = deeds.map(({ id: deed, label }) =>
    button(label, () => void link.act({ kind: 'deed', crm: id, deed })),
  );
  const row = h('p', { className: 'row' }, ...buttons);
  return {
    element: h('div', {}, ...lines, ...(buttons.length > 0 ? [row] : [])),
    show(next) {
      for (const { id: condition, on } of next.conditions) {
        const box = boxes.get(condition);
        if (box !== undefined) box.checked = on;
      }
    },
  };
}
