/** Records of a CRM to search, change, add and remove, as a colleague in the CRM would. */
import type { FieldPicture, RecordPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';
import { type Say, sayReply } from './say';

export function createRecordsView(
  crm: string,
  link: Link,
  say: Say,
): { readonly element: HTMLElement } {
  const search = h('input', { type: 'search', placeholder: 'Find an opportunity' });
  search.setAttribute('aria-label', 'Find an opportunity');
  const list = h('ul', { className: 'records' });
  const load = async (): Promise<void> => {
    const reply = await link.actAside({ kind: 'records', crm, search: search.value });
    if (reply.kind !== 'records') return;
    list.replaceChildren(...reply.records.map((record) => recordItem(record)));
  };
  const recordItem = (record: RecordPicture): HTMLElement => {
    const details = h('details', {}, h('summary', {}, record.label));
    details.append(recordForm(record, { crm, link, say, reload: load }));
    return h('li', {}, details);
  };
  const add = button('Add one', () => {
    const label = `Added in the CRM ${new Date().toLocaleTimeString()}`;
    void link.act({ kind: 'addRecord', crm, label }).then(load);
  });
  search.addEventListener('search', () => void load());
  search.addEventListener('change', () => void load());
  const find = button('Find', () => void load());
  return { element: h('div', {}, h('p', { className: 'row' }, search, find, add), list) };
}

interface Desk {
  readonly crm: string;
  readonly link: Link;
  readonly say: Say;
  reload(): Promise<void>;
}

function recordForm(record: RecordPicture, { crm, link, say, reload }: Desk): HTMLElement {
  const controls = record.fields.map((field) => ({ field, control: controlOf(field) }));
  const save = async (): Promise<void> => {
    const changed = controls.filter(({ field, control }) => control.value !== field.value);
    const values = Object.fromEntries(
      changed.map(({ field, control }) => [field.key, control.value]),
    );
    const reply = await link.act({ kind: 'editRecord', crm, record: record.id, values });
    sayReply(say, reply);
    await reload();
  };
  const remove = async (): Promise<void> => {
    await link.act({ kind: 'removeRecord', crm, record: record.id });
    await reload();
  };
  return h(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault();
        void save();
      },
    },
    ...controls.map(({ field, control }) => h('label', {}, h('span', {}, field.label), control)),
    h(
      'p',
      { className: 'row' },
      h('button', { type: 'submit', className: 'primary' }, 'Change in the CRM'),
      button('Delete', () => void remove()),
    ),
  );
}

function controlOf({
  value,
  options,
  isNumber,
}: FieldPicture): HTMLInputElement | HTMLSelectElement {
  if (isNumber) return h('input', { type: 'number', step: 'any', value });
  if (options === undefined) return h('input', { value });
  const select = h(
    'select',
    {},
    ...options.map(({ id, label }) => h('option', { value: id }, label)),
  );
  select.value = value;
  return select;
}
