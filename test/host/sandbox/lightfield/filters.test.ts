import { createCaller, createdId, idsIn, idsOf, optionId } from './caller';

const list = '/opportunities';

describe('SB5 filters', () => {
  /** Four opportunities, the last of them with nothing set but what must be. */
  function four() {
    const caller = createCaller({ records: 0, switches: { indexLagMs: 0 } });
    const source = (label: string) => optionId(caller, 'lead-source', label);
    const contacts = idsOf(caller, 'contact');
    const fields = [
      {
        $name: 'Alpha',
        $amount: 100,
        $closeDate: '2026-03-01T00:00:00Z',
        'is-renewal': true,
        'lead-source': source('Referral'),
        'billing-email': ['Ann@one.example', 'ann@two.example'],
        'support-phone': ['+61400000000'],
        'contract-link': 'https://one.example/a',
        'signed-by': { firstName: 'Ann', lastName: 'Lee' },
        'partner-page': 'https://linkedin.com/in/ann',
        'billing-address': { street: '1 George St', city: 'Sydney', country: 'AU' },
      },
      { $name: 'alpha', $amount: 250.5, $closeDate: '2026-03-01T00:30:00Z', 'is-renewal': false },
      { $name: 'Alphabet', $amount: 1000, 'lead-source': source('展示会') },
      { $name: 'Beta' },
    ];
    const ids = fields.map((each, at) =>
      createdId(caller, each, at === 0 ? { $champion: contacts[1] } : {}),
    );
    const found = (...query: readonly (readonly [string, string])[]) =>
      idsIn(caller.get(list, ...query))
        .map((id) => ids.indexOf(id))
        .sort();
    return { caller, found, source, contacts };
  }

  test.each([
    ['$name', 'Alpha', [0]],
    ['$name[equal]', 'Alpha', [0]],
    ['$name[-equal]', 'Alpha', [1, 2, 3]],
    ['$name[startsWith]', 'Alpha', [0, 2]],
    ['$name[equal]', 'Alpha ', []],
    ['$amount[equal]', '250.5', [1]],
    ['$amount[greaterThan]', '250.5', [2]],
    ['$amount[greaterThanOrEqual]', '250.50', [1, 2]],
    ['$amount[lessThan]', '250.5', [0]],
    ['$amount[lessThanOrEqual]', '250.5', [0, 1]],
    ['$amount[-lessThan]', '250.5', [1, 2, 3]],
    ['$closeDate[equal]', '2026-03-01T11:00:00.000+11:00', [0]],
    ['$closeDate[greaterThan]', '2026-03-01T00:00:00.000Z', [1]],
    ['is-renewal', 'true', [0]],
    ['is-renewal[equal]', 'false', [1]],
    ['is-renewal[-equal]', 'true', [1, 2, 3]],
    ['lead-source[equal]', ' 展示会 ', [2]],
    ['lead-source[-equal]', '展示会', [0, 1, 3]],
    ['billing-email', 'one.example', [0]],
    ['billing-email[contains]', 'ANN@', []],
    ['support-phone[contains]', '+61400000000', [0]],
    ['contract-link[contains]', 'one.example', [0]],
    ['signed-by[equal]', 'Ann Lee', [0]],
    ['signed-by[startsWith]', 'Ann', [0]],
    ['partner-page[startsWith]', '', [0]],
    ['partner-page[-startsWith]', '', [1, 2, 3]],
    ['billing-address[startsWith]', '1 George St, Sydney', [0]],
    ['$stage[equal]', 'qualified', [0, 1, 2, 3]],
    ['$stage[equal]', 'Proposal', []],
  ])('%s=%s', (name, value, rows) => {
    expect(four().found([name, value])).toEqual(rows);
  });

  test('several are joined by AND, also of the same key', () => {
    const { found } = four();
    expect(found(['$name[startsWith]', 'Alpha'], ['$amount[greaterThan]', '100'])).toEqual([2]);
    expect(found(['$amount[greaterThan]', '100'], ['$amount[lessThan]', '1000'])).toEqual([1]);
    expect(found(['$name', 'Alpha'], ['$name', 'Beta'])).toEqual([]);
  });

  test('option ids and relationship slugs work as well', () => {
    const { caller, found, source, contacts } = four();
    expect(found(['lead-source', source('Referral')])).toEqual([0]);
    const account = idsOf(caller, 'account')[0] ?? '';
    for (const operator of ['', '[equal]', '[contains]']) {
      expect(found([`$opportunity-account${operator}`, account])).toEqual([0, 1, 2, 3]);
    }
    expect(found(['$opportunity-champion', contacts[1] ?? ''])).toEqual([0]);
    expect(found(['$opportunity-champion[-equal]', contacts[1] ?? ''])).toEqual([1, 2, 3]);
  });

  test('the total counts what matches', () => {
    const { caller } = four();
    const answer = caller.get(list, ['$name[startsWith]', 'Al'], ['limit', '1']);
    expect([answer.json.data?.length, answer.json.totalCount]).toEqual([1, 2]);
  });

  test('text matching follows the switches', () => {
    const { caller, found } = four();
    caller.sandbox.setSwitches({ textMatching: 'ignoreCase', listContains: 'element' });
    expect(found(['$name', 'ALPHA'])).toEqual([0, 1]);
    expect(found(['billing-email', 'one.example'])).toEqual([]);
    expect(found(['billing-email', 'ann@one.example'])).toEqual([0]);
  });

  test.each([
    ['bogus', 'x', 'unknown_field'],
    ['id', 'x', 'unknown_field'],
    ['updatedAt[greaterThan]', '2026-01-01T00:00:00Z', 'unknown_field'],
    ['createdAt', 'x', 'unknown_field'],
    ['externalId', 'x', 'unknown_field'],
    ['$account', 'x', 'unknown_field'],
    ['$pipeline', 'x', 'unknown_field'],
    ['$name[contains]', 'x', 'invalid_type'],
    ['$name[like]', 'x', 'invalid_type'],
    ['$amount', 'x', 'invalid_type'],
    ['$amount', '', 'invalid_type'],
    ['$closeDate', 'today', 'invalid_type'],
    ['is-renewal', 'yes', 'invalid_type'],
    ['competitors', 'Globex', 'invalid_type'],
    ['competitors[contains]', 'Globex', 'invalid_type'],
    ['background', 'x', 'invalid_type'],
    ['billing-email[equal]', 'x', 'invalid_type'],
    ['lead-source', 'Nowhere', 'invalid_type'],
    ['$stage', 'Nowhere', 'invalid_type'],
    ['$opportunity-account[startsWith]', 'acc', 'invalid_type'],
  ])('%s=%s is refused: %s', (name, value, code) => {
    const { status, error } = createCaller().get(list, [name, value]);
    expect([status, error.type, error.code, error.param]).toEqual([400, 'bad_request', code, name]);
  });
});
