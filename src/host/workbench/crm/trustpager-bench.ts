/** TrustPager in the workbench. */
import { defaultCredits } from '../../sandbox/trustpager/credits';
import { type KeyTerms, sandboxKeys } from '../../sandbox/trustpager/keys';
import type { Opportunity } from '../../sandbox/trustpager/records';
import {
  createTrustPagerSandbox,
  type TrustPagerSandbox,
  trustPagerBaseUrl,
} from '../../sandbox/trustpager/sandbox';
import { trustPagerSwitchTable } from '../../sandbox/trustpager/switches';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions, Condition, Deed, OwnTrouble } from './bench-crm';
import { type KeyCondition, keyConditions, switchBoard } from './conditions';
import { numberField, numberIn, openShelf } from './records';

export function trustPagerBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createTrustPagerSandbox(options);
  const { colleague, handle } = sandbox;
  return {
    id: 'trustpager',
    name: 'TrustPager',
    hosts: [new URL(trustPagerBaseUrl).host],
    keys: [
      { label: 'Full access', key: sandboxKeys.full },
      { label: 'Read only', key: sandboxKeys.readOnly },
    ],
    handle,
    ownTrouble: troubleOf(sandbox),
    conditions: conditionsOf(sandbox),
    deeds: deedsOf(sandbox),
    switches: switchBoard(trustPagerSwitchTable, sandbox),
    ...openShelf<Opportunity>({
      rows: () =>
        sandbox
          .workspace()
          .opportunities.values()
          .filter(({ archived }) => !archived),
      labelOf: ({ name }) => name,
      fieldsOf: (row) => fieldsOf(sandbox, row),
    }),
    edit(id, { name, value, stage }) {
      colleague.edit(id, {
        ...(name === undefined ? {} : { name }),
        ...(value === undefined ? {} : { value: numberIn(value) }),
      });
      if (stage !== undefined) colleague.move(id, stage);
    },
    add(name) {
      colleague.create({ name, value: 1000 }, homeOf(sandbox)?.stages[0]?.id);
    },
    remove: colleague.remove,
    newRow: (n) => ({
      Name: `New deal ${n}`,
      Stage: homeOf(sandbox)?.stages[0]?.name ?? '',
      Value: String(500 + n),
    }),
  };
}

function homeOf({ workspace }: TrustPagerSandbox) {
  const pipelines = workspace().pipelines.values();
  return pipelines.find(({ is_default }) => is_default) ?? pipelines[0];
}

function fieldsOf(sandbox: TrustPagerSandbox, row: Opportunity): readonly FieldPicture[] {
  const card = row.placements[0];
  const stages = sandbox.workspace().pipelines.get(card?.pipeline_id ?? '')?.stages ?? [];
  return [
    { key: 'name', label: 'Name', value: row.name },
    numberField('value', 'Value', row.value),
    {
      key: 'stage',
      label: 'Stage',
      value: card?.stage_id ?? '',
      options: stages.map(({ id, name }) => ({ id, label: name })),
    },
  ];
}

const READS = [
  ...['opportunities:read', 'pipelines:read', 'contacts:read', 'companies:read'],
  ...['users:read', 'company:read', 'products:read'],
];

const KEY_CONDITIONS: readonly KeyCondition<KeyTerms>[] = [
  {
    id: 'approval',
    label: 'What the full-access key writes waits for approval',
    terms: { scopes: [...READS, 'opportunities:write-approval', 'opportunities:delete-approval'] },
  },
  { id: 'readOnly', label: 'The full-access key may only read', terms: { scopes: READS } },
  {
    id: 'slow',
    label: 'The full-access key has 10 requests a minute',
    terms: { requestsPerMinute: 10 },
  },
  { id: 'freePlan', label: 'The workspace is on the free plan', terms: { plan: 'free' } },
  { id: 'revoked', label: 'The full-access key is revoked', terms: { revoked: true } },
];

function conditionsOf(sandbox: TrustPagerSandbox): readonly Condition[] {
  const { changeKey, setCredits, workspace } = sandbox;
  return [
    {
      id: 'noCredits',
      label: 'No credits are left',
      isOn: () => workspace().creditsRemaining <= 0,
      set: (on) => setCredits(on ? 0 : defaultCredits.balance),
    },
    ...keyConditions((terms) => changeKey('full', terms), KEY_CONDITIONS),
  ];
}

function deedsOf({ workspace, colleague }: TrustPagerSandbox): readonly Deed[] {
  const resolveAll = (verdict: 'approved' | 'rejected') => (): void => {
    const waiting = workspace()
      .approvals.values()
      .filter(({ status }) => status === 'pending');
    for (const { id } of waiting) colleague.resolve(id, verdict);
  };
  return [
    { id: 'approve', label: 'Approve all that waits', run: resolveAll('approved') },
    { id: 'reject', label: 'Reject all that waits', run: resolveAll('rejected') },
  ];
}

function troubleOf(sandbox: TrustPagerSandbox): readonly OwnTrouble[] {
  const error = { code: 'INSUFFICIENT_CREDITS', message: 'This workspace has no credits left.' };
  const fault = { kind: 'refused', status: 402, body: JSON.stringify({ error }) } as const;
  const label = 'Next request: no credits left (402)';
  return [{ id: 'credits', label, plan: () => sandbox.addFault({ fault }) }];
}
