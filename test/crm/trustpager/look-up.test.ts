/** Accounts and contacts by name. */
import type { HttpAnswer } from '../../../src/core/exchange';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { answerOf, fixture, VIEW } from './fixture-answers';

const { writing } = trustpager;
const OPTIONS = { silent: true, idempotencyKey: 'run-1' };

describe('TP6 accounts and contacts by name', () => {
  test.each([
    ['customer', '/companies/search'],
    ['contact', '/contacts/search'],
  ])('TP12 %s is searched for at %s, which may be repeated', (key, path) => {
    const { request, idempotent } = writing.candidates(VIEW, key, ' Acme "A&B" ');
    expect(idempotent).toBe(true);
    expect(request).toMatchObject({
      method: 'post',
      url: `https://api.trustpager.com/functions/v1/api/v1${path}`,
      body: '{"query":"Acme \\"A&B\\"","limit":100}',
    });
  });

  test('TP12 nothing else is searched for or created by name', () => {
    expect(writing.lookedUp).toEqual(['customer', 'contact']);
    expect(() => writing.candidates(VIEW, 'owners', 'Maria')).toThrow('Broken assumption');
    expect(() => writing.createReferred?.(VIEW, 'contact', 'Maria', OPTIONS)).toThrow(
      'only accounts',
    );
  });

  test.each([true, false])('TP12 an account is created by its name, silent: %s', (silent) => {
    const exchange = writing.createReferred?.(VIEW, 'customer', ' Acme ', { ...OPTIONS, silent });
    expect(exchange?.idempotent).toBe(false);
    expect(exchange?.request).toMatchObject({
      method: 'post',
      url: 'https://api.trustpager.com/functions/v1/api/v1/companies',
      headers: { 'idempotency-key': 'run-1' },
      body: JSON.stringify({ name: 'Acme', skip_automations: silent }),
    });
  });

  const read = (key: string, name: string) =>
    writing.candidates(VIEW, key, 'Acme').read(answerOf(fixture(name)));

  test.each([
    ['companies-search', ['Acme Pty Ltd: office@acme.example, A-001']],
    ['companies-search-nothing', []],
    [
      'companies-search-namesakes',
      ['Acme Pty Ltd: office@acme.example, A-001', 'Acme Pty Ltd: +61400000001, A-002'],
    ],
  ])('TP12 %s', (name, expected) => {
    const found = read('customer', name);
    const candidates = found.ok ? found.value : [];
    expect(candidates.map(({ label, detail }) => `${label}: ${detail}`)).toEqual(expected);
  });

  test('TP12 contacts-search: the e-mail address is another name', () => {
    expect(read('contact', 'contacts-search')).toEqual({
      ok: true,
      value: [
        {
          id: '00000000-0000-4000-8000-000000000301',
          label: 'Maria Rossi',
          detail: 'maria@people.example, +61400000000, CONT-042',
          aliases: ['maria@people.example'],
        },
      ],
    });
  });

  const searched = (count: number, names: readonly string[]) => {
    const all = [...names, ...Array(count - names.length).fill('Acme and Sons')];
    const data = all.map((name, at) => ({ id: `company-${at}`, name }));
    return writing.candidates(VIEW, 'customer', 'Acme').read({
      ...{ status: 200, headers: {} },
      body: JSON.stringify({ data }),
    });
  };

  test('TP12 a full page tells only of what is on it: nobody knows that there is no such name', () => {
    expect(searched(100, [])).toMatchObject({
      ok: false,
      fault: { kind: 'rejected', detail: expect.stringMatching(/too many similar names/) },
    });
    expect(searched(99, [])).toMatchObject({ ok: true });
    // The best hits come first.
    expect(searched(100, [' ACME '])).toMatchObject({ ok: true });
    expect(searched(100, ['Acme', 'Acme'])).toMatchObject({ ok: true });
  });

  test.each(['companies-search-bare-list', 'bulk-create-html'])(
    'TP12 %s is no answer to a search',
    (name) => {
      expect(read('customer', name)).toMatchObject({ ok: false, fault: { kind: 'badAnswer' } });
    },
  );

  const created = (answer: HttpAnswer) =>
    writing.createReferred?.(VIEW, 'customer', 'New company', OPTIONS).read(answer);

  test.each(['companies-create', 'companies-create-200'])('TP12 %s', (name) => {
    expect(created(answerOf(fixture(name)))).toEqual({
      ok: true,
      value: { id: '00000000-0000-4000-8000-000000000403', label: 'New company' },
    });
  });

  test('TP12 companies-create-without-id is no answer to a creation', () => {
    expect(created(answerOf(fixture('companies-create-without-id')))).toMatchObject({
      fault: { kind: 'badAnswer' },
    });
  });

  test('TP12 an account that waits for approval is not there, and may come to be', () => {
    expect(created(answerOf(fixture('approval-queued-company')))).toEqual({
      ok: false,
      fault: {
        kind: 'rejected',
        detail: 'the account waits for approval in TrustPager 00000000-0000-4000-8000-000000000950',
        status: 202,
        inDoubt: true,
      },
    });
  });
});
