/** Close in the workbench. Its opportunities have no name of their own: their lead's stands for it. */
import { sandboxKeys } from '../../sandbox/close/keys';
import type { Opportunity } from '../../sandbox/close/records';
import { type CloseSandbox, closeBaseUrl, createCloseSandbox } from '../../sandbox/close/sandbox';
import type { FieldPicture } from '../protocol';
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { numberField, numberIn, search } from './records';

const CENTS = 100;

export function closeBench(options: BenchCrmOptions): BenchCrm {
  const sandbox = createCloseSandbox(options);
  const { colleague, handle } = sandbox;
  const rows = (): readonly Opportunity[] => sandbox.workspace().opportunities.values();
  const labelOf = ({ lead_id }: Opportunity): string =>
    sandbox.workspace().leads.get(lead_id)?.name ?? 'Untitled';
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
    count: () => rows().length,
    records: (text, most) =>
      search(rows(), { text, most }, labelOf).map((row) => ({
        id: row.id,
        label: labelOf(row),
        fields: fieldsOf(sandbox, row),
      })),
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
  };
}

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
