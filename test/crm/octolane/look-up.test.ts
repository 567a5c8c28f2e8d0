/** What a typed name may mean: candidates of accounts and contacts. */
import { chooseCandidate } from '../../../src/core/push/names';
import { octolane } from '../../../src/crm/octolane/connector';
import { faultOf, idOf, readValue, sentBy, VIEW } from './fixtures';

const { writing } = octolane;
const accounts = writing.candidates(VIEW, 'opportunity_account', ' Acme ');
const contacts = writing.candidates(VIEW, 'opportunity_contact', 'Maria Rossi');

test('a name is searched for among accounts or contacts, on one large page', () => {
  expect(accounts.request.url).toBe('https://api.octolane.com/v1/accounts/search');
  expect(sentBy(accounts)).toEqual({ query: 'Acme', limit: 500 });
  expect(accounts.idempotent).toBe(true);
  const others = writing.candidates(VIEW, 'opportunity_other_stakeholders', 'x');
  expect([contacts, others].map(({ request }) => request.url)).toEqual([
    'https://api.octolane.com/v1/contacts/search',
    'https://api.octolane.com/v1/contacts/search',
  ]);
  expect(writing.lookedUp).toEqual([
    ...['opportunity_account', 'opportunity_contact', 'opportunity_other_stakeholders'],
  ]);
});

test('only what is looked up is looked up', () => {
  expect(() => writing.candidates(VIEW, 'owner', 'x')).toThrow('owner is looked up by name');
});

test('accounts go by name and by domain', () => {
  expect(readValue(accounts, 'accounts-search')).toEqual([
    { id: idOf(301), label: 'Acme', detail: 'acme.com', aliases: ['acme.com'] },
    { id: idOf(302), label: 'acme.org', detail: 'acme.org', aliases: ['acme.org'] },
    { id: idOf(303), label: 'Acme', detail: '', aliases: [] },
  ]);
});

test('contacts go by name and by address', () => {
  expect(readValue(contacts, 'contacts-search')).toEqual([
    { id: idOf(401), label: 'Maria Rossi', detail: 'maria@acme.com', aliases: ['maria@acme.com'] },
    { id: idOf(402), label: 'ops@acme.com', detail: 'ops@acme.com', aliases: ['ops@acme.com'] },
    { id: idOf(403), label: 'Jo Ann', detail: '', aliases: [] },
  ]);
});

test.each([
  ['acme.com', 'one'],
  ['Acme', 'ambiguous'],
  ['Nobody', 'none'],
])('%s among those is %s', (name, kind) => {
  expect(chooseCandidate(name, readValue(accounts, 'accounts-search')).kind).toBe(kind);
});

test('where there is more than a page nothing is concluded', () => {
  expect(faultOf(accounts, 'accounts-search-more')).toMatchObject({
    kind: 'rejected',
    detail: expect.stringContaining('use the domain'),
  });
  expect(readValue(accounts, 'accounts-search-none')).toEqual([]);
});
