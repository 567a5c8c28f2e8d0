import { startMs } from '../plain-caller';
import { createCaller, createdId, idsOf, optionId } from './caller';

const path = '/opportunities';

test('SB2 what a colleague does is in the CRM and in the ledger, but not among the API’s effects', () => {
  const caller = createCaller({ records: 0 });
  const { colleague, ledger } = caller.sandbox;
  const account = idsOf(caller, 'account')[0] ?? '';
  const [first, second] = caller.sandbox.workspace().members.values();
  const id = colleague.create('opportunity', { $name: 'By hand' }, { $account: [account] });
  colleague.edit(id, { $name: 'Edited', $amount: 7.123, $nextStep: null });
  colleague.move(id, optionId(caller, '$stage', 'Proposal'));
  colleague.link(id, '$owner', [first?.id ?? '', second?.id ?? '']);
  const row = caller.get(`${path}/${id}`).json;
  expect(row.fields).toMatchObject({ $name: { value: 'Edited' }, $amount: { value: 7.123 } });
  expect(row.relationships?.$owner?.values).toHaveLength(2);
  expect(caller.get(`/accounts/${account}`).json.relationships?.$opportunity?.values).toEqual([id]);
  const actions = ledger
    .entries()
    .flatMap((entry) => (entry.kind === 'colleague' ? [entry.action] : []));
  expect(actions).toEqual(['create', 'edit', 'move', 'link']);
  expect(ledger.entries().map((entry) => entry.n)).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...ledger.effects('created'), ...ledger.effects('updated')]).toEqual([]);
  colleague.remove(id);
  expect(caller.get(`${path}/${id}`).status).toBe(404);
});

test('SB2 fields and options come, go and change their names', () => {
  const caller = createCaller({ records: 0 });
  const { colleague } = caller.sandbox;
  const definitions = () => caller.get(`${path}/definitions`).json.fieldDefinitions;
  const id = createdId(caller, { 'icp-score': 5 });
  const common = { id: 'ad_new', label: 'Region', description: null, readOnly: false } as const;
  colleague.addField('opportunity', {
    ...common,
    key: 'region',
    valueType: 'SINGLE_SELECT',
    typeConfiguration: { options: [] },
  });
  colleague.addOption('opportunity', 'region', { id: 'opt_n', label: 'North', description: null });
  colleague.renameOption('opportunity', 'region', 'opt_n', 'Nord');
  colleague.renameField('opportunity', '$amount', 'Value');
  colleague.removeField('opportunity', 'icp-score');
  expect(definitions()).toMatchObject({
    region: { label: 'Region', typeConfiguration: { options: [{ id: 'opt_n', label: 'Nord' }] } },
    $amount: { label: 'Value' },
  });
  expect(definitions()?.['icp-score']).toBeUndefined();
  expect(caller.get(`${path}/${id}`).json.fields?.['icp-score']).toBeUndefined();
  colleague.archiveOption('opportunity', 'region', 'opt_n');
  expect(definitions()?.region?.typeConfiguration?.options).toEqual([]);
});

test('SB2 a colleague works at the sandbox’s present time', () => {
  const caller = createCaller({ records: 0 });
  caller.waitUntil(86_400_000);
  caller.get(path);
  const id = caller.sandbox.colleague.create('opportunity', { $name: 'Now' });
  const row = caller.sandbox.workspace().records.opportunity.get(id);
  expect(row?.createdMs).toBe(startMs + 86_400_000 + 40);
});

test('SB2 what a colleague changes reaches lists after the lag', () => {
  const caller = createCaller({ records: 1 });
  caller.get(path);
  const [id = ''] = idsOf(caller, 'opportunity');
  caller.sandbox.colleague.edit(id, { $name: 'Renamed' });
  const nameInList = () => caller.get(path).json.data?.[0]?.fields?.$name?.value;
  expect(nameInList()).not.toBe('Renamed');
  caller.waitUntil(10_000);
  expect(nameInList()).toBe('Renamed');
});

test('SB2 saved lists and members change', () => {
  const caller = createCaller({ records: 3 });
  const [list] = caller.sandbox.workspace().lists.values();
  caller.sandbox.colleague.fillList(list?.id ?? '', idsOf(caller, 'opportunity').slice(1));
  expect(caller.get(`/lists/${list?.id}/opportunities`).json.totalCount).toBe(2);
  const [, member] = caller.sandbox.workspace().members.values();
  caller.sandbox.colleague.removeMember(member?.id ?? '');
  expect(caller.get('/members').json.totalCount).toBe(7);
});

test('SB2 a colleague that misses is a bug of the test', () => {
  const { colleague } = createCaller({ records: 0 }).sandbox;
  expect(() => colleague.edit('opp_none', {})).toThrow('record opp_none exists');
  expect(() => colleague.edit('none', {})).toThrow('none is the id of a record');
  expect(() => colleague.move('opp_none', 'opt_none')).toThrow('stage opt_none exists');
  expect(() => colleague.removeMember('mem_none')).toThrow('member mem_none exists');
  expect(() => colleague.renameOption('account', '$headcount', 'opt_none', 'x')).toThrow(
    'option opt_none exists',
  );
});
