/** Close for the demo. Its opportunities have no name: people know them by lead and note. */
import { must } from '../../sandbox/assume';
import { sandboxKeys } from '../../sandbox/close/keys';
import type { Opportunity, Pipeline } from '../../sandbox/close/records';
import { type CloseSandbox, closeBaseUrl, createCloseSandbox } from '../../sandbox/close/sandbox';
import { leadName, userName } from '../../sandbox/close/workspace';
import { dayCell, listCell, momentCell, textCell } from './cells';
import { type DemoCrm, type OpenDemoCrm, recordsFor, type Shown } from './demo-crm';

const CENTS = 100;
const PRODUCTS = 'Products';
const PERIODS = { one_time: 'One-time', monthly: 'Monthly', annual: 'Annual' } as const;

/** A write of a status or a note also changes these, and every write the last time and person. */
const DERIVED: ReadonlySet<string> = new Set(['date_won', 'note_html']);

export const openClose: OpenDemoCrm = ({ seed, rows, startMs }) => {
  const open = (records: number) => createCloseSandbox({ seed, records, startMs });
  const records = recordsFor(rows, (count) => {
    const trial = open(count);
    const pipeline = pulledPipeline(trial);
    return trial
      .workspace()
      .opportunities.values()
      .map((row) => isListed(row, pipeline));
  });
  return demoCrm(open(records));
};

function demoCrm(sandbox: CloseSandbox): DemoCrm {
  const { workspace, colleague, ledger, handle } = sandbox;
  const { id, name } = pulledPipeline(sandbox);
  const pipeline = () => must(workspace().pipelines.get(id), 'the pipeline exists');
  const rows = () =>
    workspace()
      .opportunities.values()
      .filter((row) => isListed(row, pipeline()));
  return {
    provider: 'close',
    name: 'Close',
    host: new URL(closeBaseUrl).host,
    ...{ handle, ledger },
    key: sandboxKeys.full,
    wrongKey: 'api_not_the_right_key.0000',
    pipeline: { id, label: name },
    columns: {
      text: 'Note',
      stage: 'Status',
      value: 'Value',
      list: { title: PRODUCTS, cells: ['Website', 'Überwachung'] },
      chosen: [PRODUCTS],
    },
    listed: () => rows().map((row) => ({ id: row.id, cells: cellsOf(sandbox, row) })),
    change(record, n) {
      colleague.edit(
        record,
        n % 2 === 0 ? { note: `Renewed, ${n}` } : { value: (1000 + n) * CENTS },
      );
    },
    touched: () =>
      ledger
        .effects('updated')
        .filter(({ entity }) => entity === 'opportunity')
        .flatMap(({ changes }) => Object.keys(changes).filter((field) => !DERIVED.has(field)))
        .length,
    stages: () => pipeline().statuses.map(({ label }) => label),
    newRow: (n) => ({
      Lead: `Pasted company ${n % 10}`,
      Status: must(pipeline().statuses[n % 2], 'a status').label,
      Value: 500 + n,
      Note: `Pasted deal ${n}`,
    }),
    lagMs: 0,
    limits: [
      'Close has no requests for several opportunities: each is created and changed by its own.',
    ],
  };
}

function pulledPipeline({ workspace }: CloseSandbox): Pipeline {
  return must(workspace().pipelines.values()[0], 'a pipeline exists');
}

function isListed(row: Opportunity, { statuses }: Pipeline): boolean {
  return statuses.some(({ id }) => id === row.status_id);
}

function cellsOf({ workspace }: CloseSandbox, row: Opportunity): Readonly<Record<string, Shown>> {
  const organization = workspace();
  const { leads, contacts, currency, opportunityFields, pipelines } = organization;
  const statuses = pipelines.values().flatMap((pipeline) => pipeline.statuses);
  const products = opportunityFields.find((field) => field.name === PRODUCTS);
  const chosen = row.custom[must(products, 'a field for products').id] ?? [];
  return {
    Lead: leadName(must(leads.get(row.lead_id), 'its lead exists')),
    Status: must(
      statuses.find(({ id }) => id === row.status_id),
      'its status exists',
    ).label,
    Value: row.value === null ? null : row.value / CENTS,
    Currency: currency.code,
    'Value period': PERIODS[row.value_period],
    Confidence: row.confidence,
    Owner: userName(organization, row.user_id),
    Contact: contacts.get(row.contact_id ?? '')?.name ?? row.contact_id,
    'Date won (or expected)': dayCell(row.date_won),
    Note: textCell(row.note),
    Created: momentCell(row.createdMs),
    Updated: momentCell(row.updatedMs),
    [PRODUCTS]: listCell((Array.isArray(chosen) ? chosen : [chosen]).map(String)),
  };
}
