import type { NamePart } from '../../../src/core/connector';
import type { Exchange } from '../../../src/core/exchange';
import { chooseCandidate } from '../../../src/core/push/names';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { askNames } from '../../../src/crm/lightfield/names';
import {
  addressOf,
  answerOf,
  bodyOf,
  fixture,
  queryOf,
  readFixture,
  viewOf,
} from './fixture-answers';

const { writing } = lightfield;
const VIEW = viewOf();
const ACCOUNT = 'relationships.$account';

describe('what a name may mean', () => {
  test('accounts are found by the beginning of the name', () => {
    const exchange = writing.candidates(VIEW, ACCOUNT, ' Acme ');
    expect(addressOf(exchange)).toBe('get /accounts');
    expect(queryOf(exchange)).toMatchObject({ '$name[startsWith]': 'Acme', limit: '25' });
    const found = readFixture(exchange, 'accounts-search');
    expect(chooseCandidate('acme pty ltd', found)).toEqual({
      kind: 'one',
      item: { id: 'acc_3', label: 'Acme Pty Ltd' },
    });
    expect(chooseCandidate('Acme', found)).toEqual({
      kind: 'ambiguous',
      details: ['https://acme.example', 'acc_2'],
    });
    expect(readFixture(exchange, 'accounts-search-none')).toEqual([]);
  });

  test('where too many begin so, the exact name is asked for', () => {
    const exchange = writing.candidates(VIEW, ACCOUNT, 'A');
    const result = exchange.read(answerOf('accounts-search-full'));
    if (result.ok) throw new Error('more than a page');
    const exact = exchange.fallback?.(result.fault);
    if (!exact) throw new Error('another way');
    expect(queryOf(exact)).toMatchObject({ '$name[equal]': 'A' });
    expect(readFixture(exact, 'accounts-search-full')).toHaveLength(25);
    expect(exact.fallback).toBeUndefined();
    expect(exchange.fallback?.(lightfield.fault(answerOf('server-error'), 0))).toBeNull();
  });

  test.each(['relationships.$champion', 'relationships.$evaluator'])(
    'contacts are told apart by address and title: %s',
    (key) => {
      const exchange = writing.candidates(VIEW, key, 'Maria Rossi');
      expect(addressOf(exchange)).toBe('get /contacts');
      const found = readFixture(exchange, 'contacts-search');
      expect(found).toEqual([
        {
          ...{ id: 'con_1', label: 'Maria Rossi', detail: 'maria@x.example, m@home.example, CEO' },
          aliases: ['maria@x.example', 'm@home.example'],
        },
        { id: 'con_2', label: 'Maria Rossi', detail: '', aliases: [] },
        {
          ...{ id: 'con_3', label: 'maria.rossi@y.example', detail: 'maria.rossi@y.example' },
          aliases: ['maria.rossi@y.example'],
        },
        { id: 'con_4', label: 'con_4', detail: '', aliases: [] },
      ]);
      expect(chooseCandidate('M@HOME.example', found)).toMatchObject({ item: { id: 'con_1' } });
    },
  );

  test('contacts are found by address, too', () => {
    const exchange = writing.candidates(VIEW, 'relationships.$champion', 'a+b@x.example');
    expect(exchange.request.url).toContain('%24email%5Bcontains%5D=a%2Bb%40x.example');
    expect(exchange.fallback).toBeUndefined();
  });

  test('an account with an @ is no address', () => {
    const exchange = writing.candidates(VIEW, ACCOUNT, 'H@ndwerk');
    expect(queryOf(exchange)).toMatchObject({ '$name[startsWith]': 'H@ndwerk' });
  });

  test('of other fields is a mistake', () => {
    expect(() => writing.candidates(VIEW, 'relationships.$owner', 'x')).toThrow('looked up');
    expect(writing.lookedUp).not.toContain('relationships.$owner');
  });
});

describe('accounts that do not exist', () => {
  const options = { silent: false, idempotencyKey: 'k-1' };

  test('are created under a key', () => {
    const exchange = writing.createReferred(VIEW, ACCOUNT, ' Neue GmbH ', options);
    expect(addressOf(exchange)).toBe('post /accounts');
    expect(bodyOf(exchange)).toEqual(fixture('account-created').request.body);
    expect(exchange.request.headers['idempotency-key']).toBe('k-1');
    expect(exchange.idempotent).toBe(false);
    expect(readFixture(exchange, 'account-created')).toEqual({ id: 'acc_9', label: 'Neue GmbH' });
  });

  test('contacts are not', () => {
    expect(writing.creatable).toEqual([ACCOUNT]);
    const create = () => writing.createReferred(VIEW, 'relationships.$champion', 'x', options);
    expect(create).toThrow('only accounts');
  });
});

describe('LF7 names of ids', () => {
  const ask = (...ids: readonly string[]) => askNames(VIEW, ids);
  const only = (...ids: readonly string[]): Exchange<NamePart> => {
    const [exchange, ...more] = ask(...ids);
    if (!exchange || more.length > 0) throw new Error('one exchange');
    return exchange;
  };

  test('one request for each kind of thing', () => {
    const ids = ['opt_a', 'opt_b', 'mem_1', 'mem_2', 'acc_1', 'acc_1', 'con_1', 'tsk_1', 'x', ''];
    expect(ask(...ids).map(addressOf)).toEqual([
      'get /opportunities/definitions',
      'get /members',
      'get /accounts/acc_1',
      'get /contacts/con_1',
    ]);
  });

  test('options come from the definitions, those that are no longer there do not', () => {
    expect(readFixture(only('opt_b', 'opt_web', 'opt_gone'), 'definitions')).toEqual({
      names: [
        { id: 'opt_b', label: 'Closed Won' },
        { id: 'opt_web', label: 'Website' },
      ],
    });
  });

  test('one account is asked for by id', () => {
    expect(readFixture(only('acc_1'), 'account')).toEqual({
      names: [{ id: 'acc_1', label: 'Acme' }],
    });
  });

  test('few by id after the first page, many by the other pages', () => {
    const few = readFixture(only('acc_1', 'acc_30', 'acc_31'), 'accounts-first-page');
    expect(few.names).toEqual([{ id: 'acc_1', label: 'Account 1' }]);
    expect(few.more?.map(addressOf)).toEqual(['get /accounts/acc_30', 'get /accounts/acc_31']);
    const many = only('acc_1', 'acc_30', 'acc_31', 'acc_32');
    const { more = [] } = readFixture(many, 'accounts-first-page');
    expect(more.map(queryOf)).toEqual([
      { limit: '25', offset: '25' },
      { limit: '25', offset: '50' },
    ]);
    expect(readFixture(more[0], 'accounts-first-page')).toEqual({
      names: [{ id: 'acc_1', label: 'Account 1' }],
    });
  });

  test('members on the first page need no other', () => {
    const { names, more } = readFixture(only('mem_1', 'mem_3'), 'members');
    expect(names.map(({ label }) => label)).toEqual(['Grace Walker', 'who@team.example']);
    expect(more).toEqual([]);
  });
});
