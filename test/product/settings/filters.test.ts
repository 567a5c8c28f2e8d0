/** Filters and the marking field of a linked tab, changed after the import. */
import { must } from '../../../src/host/sandbox/assume';
import { MARIA } from '../../support/product';
import { BOTH, colleagueAt, openDesk } from '../crms/desk';
import { HOURLY, nextTick, schedule } from '../schedule/clockwork';
import { change, settingsOf } from './tab';

test('ST4 PL8 after a change the next scheduled refresh reads the whole list, and rows that left say so', () => {
  const desk = openDesk('close');
  const { product, tabId } = desk;
  schedule(product, tabId, HOURLY);
  nextTick(product);
  const [first] = product.cells(tabId).slice(1);
  const label = desk.shown(2, 'Status');
  const { choices } = settingsOf(product, tabId);
  if (choices.kind !== 'known') throw new Error(choices.message);
  const status = must(
    choices.filters.find(({ key }) => key === 'status'),
    'a filter by status',
  );
  const wanted = must(
    status.options.find((option) => option.label === label),
    'that status',
  );
  change(product, tabId, { filters: { status: wanted.id } });
  expect(settingsOf(product, tabId).filters).toEqual({ status: wanted.id });
  nextTick(product);
  const rows = product
    .cells(tabId)
    .slice(1)
    .map((_, at) => at + 2);
  const left = rows.filter((row) => desk.shown(row, 'Status') !== label);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(rows.length);
  expect(left.map((row) => desk.shown(row, 'Sync'))).toEqual(left.map(() => 'Not in this view'));
  expect(product.cells(tabId)[1]).toEqual(first);
  change(product, tabId, { filters: {} });
  nextTick(product);
  expect(rows.map((row) => desk.shown(row, 'Sync'))).toEqual(rows.map(() => null));
});

test('ST4 a field that marks new records is kept and taken back; the schedule stays', () => {
  const desk = openDesk('trustpager', { users: BOTH });
  const { product, tabId } = desk;
  colleagueAt(product);
  schedule(product, tabId, HOURLY);
  const { choices } = settingsOf(product, tabId);
  if (choices.kind !== 'known') throw new Error(choices.message);
  const marker = must(choices.markers[0], 'a field of the workspace’s own').id;
  change(product, tabId, { marker });
  expect(settingsOf(product, tabId).marker).toBe(marker);
  change(product, tabId, { marker: null });
  expect(settingsOf(product, tabId).marker).toBeNull();
  expect(product.ask({ kind: 'tabs' }, MARIA)).toMatchObject({
    tabs: [{ schedule: { rhythm: HOURLY, isMine: true } }],
  });
});
