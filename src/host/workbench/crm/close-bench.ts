/** Close in the workbench. Its opportunities have no name of their own: their lead's stands for it. */
import { type KeyTerms, sandboxKeys } from '../../sandbox/close/keys';
import type { Opportunity } from '../../sandbox/close/records';
import { type CloseSandbox, closeBaseUrl, createCloseSandbox } from '../../sandbox/close/sandbox';
import { closeSwitchTable } from '../../sandbox/close/switches';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { type KeyCondition, keyConditions, switchBoard } from './conditions';
import { numberField, numberIn, openShelf } from './records';

const CENTS = 100;

export function closeBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createCloseSandbox(options);
  const { colleague, handle } = sandbox;
  return {
    id: 'close',
    name: 'Close',
    hosts: [new URL(closeBaseUrl).host],
    keys: [
      { label: 'Full access', key: sandboxKeys.full },
      { label: 'Read only', key: sandboxKeys.readOnly },
    ],
    handle,
    ownTrouble: [],
    conditions: keyConditions((terms) => sandbox.changeKey('full', terms), KEY_CONDITIONS),
    deeds: [],
    switches: switchBoard(closeSwitchTable, sandbox),
    ...openShelf<Opportunity>({
      rows: () => sandbox.workspace().opportunities.values(),
      labelOf: ({ lead_id }) => sandbox.workspace().leads.get(lead_id)?.name ?? 'Untitled',
      fieldsOf: (row) => fieldsOf(sandbox, row),
    }),
    edit(id, { value, confidence, note, status }) {
      colleague.edit(id, {
        ...(value === undefined ? {} : { value: centsIn(value) }),
        ...(confidence === undefined ? {} : { confidence: numberIn(confidence) ?? 0 }),
        ...(note === undefined ? {} : { note }),
      });
      if (status !== undefined) colleague.move(id, status);
    },
    add: (name) => {
      const lead_id = colleague.createLead({ name });
      colleague.create({ lead_id, value: 1000 * CENTS });
    },
    remove: colleague.remove,
    newRow: (n) => ({
      Lead: `New company ${n}`,
      Status: sandbox.workspace().pipelines.values()[0]?.statuses[0]?.label ?? '',
      Value: String(500 + n),
      Note: 'Added in the sheet',
    }),
  };
}

const KEY_CONDITIONS: readonly KeyCondition<KeyTerms>[] = [
  { id: 'readOnly', label: 'The full-access key may only read', terms: { mayWrite: false } },
  {
    id: 'slow',
    label: 'The full-access key has 1 request a second',
    terms: { requestsPerSecond: 1 },
  },
  { id: 'noExport', label: 'The full-access key may not export', terms: { permissions: [] } },
  { id: 'revoked', label: 'The full-access key is revoked', terms: { revoked: true } },
];

function centsIn(text: string): number | null {
  const amount = numberIn(text);
  return amount === null ? null : Math.round(amount * CENTS);
}

function fieldsOf(sandbox: CloseSandbox, row: Opportunity): readonly FieldPicture[] {
  const pipelines = sandbox.workspace().pipelines.values();
  const own = pipelines.find(({ statuses }) => statuses.some(({ id }) => id === row.status_id));
  return [
    numberField('value', 'Value', row.value === null ? null : row.value / CENTS),
    numberField('confidence', 'Confidence', row.confidence),
    { key: 'note', label: 'Note', value: row.note ?? '' },
    {
      key: 'status',
      label: 'Status',
      value: row.status_id,
      options: (own?.statuses ?? []).map(({ id, label }) => ({ id, label })),
    },
  ];
}
