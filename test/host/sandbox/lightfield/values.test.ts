import { createCaller, createdId, newOpportunity, optionId } from './caller';

const path = '/opportunities';

describe('SB8 values', () => {
  const kept = (key: string, value: unknown, caller = createCaller({ records: 0 })) =>
    caller.post(`${path}/${createdId(caller)}`, { fields: { [key]: value } });

  test.each([
    ['$nextStep', '  =1+1\n', '  =1+1\n'],
    ['$amount', -12.34, -12.34],
    ['icp-score', 0, 0],
    ['is-renewal', false, false],
    ['$closeDate', '2026-03-16T23:00:00+10:00', '2026-03-16T13:00:00.000Z'],
    ['$closeDate', '2026-03-16T12:00Z', '2026-03-16T12:00:00.000Z'],
    ['billing-email', 'a@b.example', ['a@b.example']],
    ['billing-email', ['a@b.example', 'c@d.example'], ['a@b.example', 'c@d.example']],
    ['billing-email', [], null],
    ['contract-link', 'https://a.example', 'https://a.example'],
    ['contract-link', ['https://a.example'], 'https://a.example'],
    ['support-phone', ['+61 (400) 000-000'], ['+61400000000']],
    ['support-phone', ['202 555 1234 x100', '9000 0000'], ['+12025551234;ext=100', '90000000']],
    [
      'support-phone',
      ['+12025551234 ext:5', '(202) 555-1234#7'],
      ['+12025551234;ext=5', '+12025551234;ext=7'],
    ],
    ['signed-by', { firstName: 'Ann' }, { firstName: 'Ann', lastName: null }],
    ['partner-page', 'https://au.linkedin.com/in/ann?x=1', 'https://au.linkedin.com/in/ann?x=1'],
    ['background', '**bold**', '**bold**'],
  ])('%s keeps %j', (key, value, stored) => {
    const answer = kept(key, value);
    expect([answer.status, answer.json.fields?.[key]?.value]).toEqual([200, stored]);
  });

  test.each([
    ['$nextStep', 5, 400],
    ['$nextStep', { valueType: 'TEXT', value: 'x' }, 400],
    ['$amount', '5', 400],
    ['$amount', 1.005, 422],
    ['$amount', 1e17, 422],
    ['is-renewal', 'true', 400],
    ['$closeDate', 5, 400],
    ['$closeDate', '2026-03-16', 422],
    ['$closeDate', '2026-03-16T12:00:00', 422],
    ['$closeDate', '2026-02-30T12:00:00Z', 422],
    ['$closeDate', '2026-03-16T25:00:00Z', 422],
    ['lead-source', 5, 400],
    ['lead-source', 'Referral', 422],
    ['lead-source', 'opt_none', 422],
    ['competitors', 'opt_none', 400],
    ['competitors', ['opt_none'], 422],
    ['billing-email', 'nobody', 422],
    ['billing-email', [5], 400],
    ['contract-link', ['https://a.example', 'https://b.example'], 422],
    ['support-phone', '+61400000000', 400],
    ['support-phone', ['+0123'], 422],
    ['support-phone', ['call me'], 422],
    ['signed-by', 'Ann Lee', 400],
    ['partner-page', '@ann', 422],
    ['partner-page', 'https://x.com/ann', 422],
    ['billing-address', '1 George St', 400],
    ['billing-address', { country: 'AUS' }, 422],
  ])('%s refuses %j with %i', (key, value, status) => {
    const answer = kept(key, value);
    expect([answer.status, answer.error.param]).toEqual([status, `fields.${key}`]);
    expect(answer.error.code).toBe(status === 400 ? 'invalid_type' : undefined);
  });

  test.each([
    [{ planet: 'x' }, 'unknown_field', 'fields.billing-address.planet'],
    [{ latitude: 'x' }, 'invalid_type', 'fields.billing-address.latitude'],
  ])('an address of %j is refused', (value, code, param) => {
    const { status, error } = kept('billing-address', value);
    expect([status, error.code, error.param]).toEqual([400, code, param]);
  });

  test.each([
    ['replaces', null],
    ['merges', 'Sydney'],
  ] as const)('a part of an address %s the rest', (addressWrite, city) => {
    const caller = createCaller({ records: 0, switches: { addressWrite } });
    const id = createdId(caller, { 'billing-address': { city: 'Sydney' } });
    const answer = caller.post(`${path}/${id}`, { fields: { 'billing-address': { street: 'A' } } });
    expect(answer.json.fields?.['billing-address']?.value).toMatchObject({ street: 'A', city });
  });

  test('options are written by id', () => {
    const caller = createCaller({ records: 0 });
    const ids = ['Globex', 'Ünlü'].map((label) => optionId(caller, 'competitors', label));
    expect(kept('competitors', ids, caller).json.fields?.competitors?.value).toEqual(ids);
  });

  test.each([
    [{ decimals: 'rounded' }, '$amount', 1.236, 1.24],
    [{ datesWithoutOffset: 'utc' }, '$closeDate', '2026-03-16', '2026-03-16T00:00:00.000Z'],
    [{ datesWithoutOffset: 'utc' }, '$closeDate', '2026-03-16T01:00', '2026-03-16T01:00:00.000Z'],
    [{ socialHandles: 'any' }, 'partner-page', '@ann', '@ann'],
    [{ blankName: 'stored' }, '$name', ' ', ' '],
  ] as const)('SB3 %j: %s takes %j', (switches, key, value, stored) => {
    const caller = createCaller({ records: 0, switches });
    expect(kept(key, value, caller).json.fields?.[key]?.value).toEqual(stored);
  });

  test('SB3 labels of all selects may be taken, or of none', () => {
    const caller = createCaller({ records: 0, switches: { labelWrites: 'everywhere' } });
    const id = optionId(caller, 'lead-source', 'Referral');
    expect(kept('lead-source', 'referral', caller).json.fields?.['lead-source']?.value).toBe(id);
    caller.sandbox.setSwitches({ labelWrites: 'nowhere' });
    expect(caller.post(path, newOpportunity(caller, { $stage: 'Qualified' })).status).toBe(422);
  });

  test('SB3 the status of an unknown option is open', () => {
    const caller = createCaller({ records: 0, switches: { unknownOptionStatus: 400 } });
    expect(kept('lead-source', 'opt_none', caller).error.code).toBe('invalid_type');
  });
});
