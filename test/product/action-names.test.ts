/** An action has one name: in the menu, and as the heading of the page that it opens. */
import { actionTitle } from '../../src/sidebar/send/action-words';
import type { SendView } from '../../src/sidebar/view';
import { MARIA, openProduct } from '../support/product';

test('SD12 the heading of every action is the name of a menu item', () => {
  const product = openProduct({ records: 0 });
  const labels = product.world.windows
    .of(MARIA)
    .menus.flatMap((menu) => (menu.kind === 'menu' ? menu.entries : []))
    .flatMap((entry) => (entry.kind === 'item' ? [entry.label] : []));
  const title = (action: SendView['action'], rows: SendView['rows'], retry = false) =>
    `${actionTitle({ kind: 'send', action, tabId: 1, rows, retry }, rows)}…`;
  const titles = [
    title('push', 'all'),
    title('push', 'selected'),
    title('create', 'all'),
    title('create', 'selected'),
    title('push', 'all', true),
    title('remove', 'selected'),
  ];
  expect(labels).toEqual(expect.arrayContaining(titles));
  expect(new Set(titles).size).toBe(titles.length);
});
