import { readView } from '../../src/sidebar/view';

test.each([
  [{ view: 'home' }, { kind: 'home' }],
  [
    { view: 'settings', tab: '7' },
    { kind: 'settings', tabId: 7 },
  ],
  [
    { view: 'push', tab: '7', rows: 'all', retry: 'false' },
    { kind: 'send', action: 'push', tabId: 7, rows: 'all', retry: false },
  ],
  [
    { view: 'create', tab: '0', rows: 'selected', retry: 'true' },
    { kind: 'send', action: 'create', tabId: 0, rows: 'selected', retry: true },
  ],
  [
    { view: 'remove', tab: '2147483647', rows: 'selected', retry: 'false' },
    { kind: 'send', action: 'remove', tabId: 2_147_483_647, rows: 'selected', retry: false },
  ],
])('the page opens with the view that the server wrote: %j', (data, view) => {
  expect(readView(data)).toEqual(view);
});

test.each([
  [{ view: undefined }, 'there is no view'],
  [{ view: 'import' }, 'there is no view'],
  [{ view: 'push', rows: 'all' }, 'is no tab id'],
  [{ view: 'settings' }, 'is no tab id'],
  [{ view: 'push', tab: '', rows: 'all' }, 'is no tab id'],
  [{ view: 'push', tab: '7x', rows: 'all' }, 'is no tab id'],
  [{ view: 'push', tab: '7', rows: 'some' }, 'rows are "some"'],
])('anything else is a mistake of the program: %j', (data, message) => {
  expect(() => readView(data)).toThrow(message);
});
