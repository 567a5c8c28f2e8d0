/** TrustPager for the demo. */
import { must } from '../../sandbox/assume';
import { sandboxKeys } from '../../sandbox/trustpager/keys';
import type { Opportunity } from '../../sandbox/trustpager/records';
import {
  createTrustPagerSandbox,
  type TrustPagerSandbox,
  trustPagerBaseUrl,
} from '../../sandbox/trustpager/sandbox';
import { listCell, textCell } from './cells';
import { type DemoCrm, type OpenDemoCrm, recordsFor, type Shown } from './demo-crm';

/** A status that the documentation does not name is shown as it comes. */
const STATUS_LABELS: Readonly<Record<string, string>> = { open: 'Open', won: 'Won', lost: 'Lost' };

export const openTrustPager: OpenDemoCrm = ({ seed, rows, startMs }) => {
  const open = (records: number) => createTrustPagerSandbox({ seed, records, startMs });
  const records = recordsFor(rows, (count) => {
    const trial = open(count);
    const { id } = pulledPipeline(trial);
    return trial
      .workspace()
      .opportunities.values()
      .map((row) => isListed(row, id));
  });
  return demoCrm(open(records));
};

function demoCrm(sandbox: TrustPagerSandbox): DemoCrm {
  const { workspace, colleague, ledger, handle } = sandbox;
  const { id, name } = pulledPipeline(sandbox);
  const pipeline = { id, label: name };
  const stages = () => must(workspace().pipelines.get(id), 'the pipeline exists').stages;
  const rows = () =>
    workspace()
      .opportunities.values()
      .filter((row) => isListed(row, id));
  return {
    provider: 'trustpager',
    name: 'TrustPager',
    host: new URL(trustPagerBaseUrl).host,
    ...{ handle, ledger, pipeline },
    key: sandboxKeys.full,
    wrongKey: 'tp_test_not_the_right_key',
    columns: {
      text: 'Name',
      stage: 'Stage',
      value: 'Value',
      list: { title: 'Tags', cells: ['demo, first round', 'demo, second round'] },
      chosen: [],
    },
    listed: () => rows().map((row) => ({ id: row.id, cells: cellsOf(sandbox, id, row) })),
    change(record, n) {
      const row = must(workspace().opportunities.get(record), `record ${record} exists`);
      colleague.edit(record, n % 2 === 0 ? { name: `${row.name} (renewed)` } : { value: 1000 + n });
    },
    touched: () =>
      ledger
        .effects('updated')
        .filter(({ entity }) => entity === 'opportunity')
        .reduce((sum, { changes }) => sum + editedFields(changes), 0) +
      ledger.effects('moved').length,
    stages: () => stages().map((stage) => stage.name),
    newRow: (n) => ({
      Name: `Pasted deal ${n}`,
      Stage: must(stages()[n % 2], 'a stage').name,
      Value: 500 + n,
    }),
    lagMs: 0,
    limits: [],
  };
}

/** A stage that ends a deal sets its status, which nobody sent. */
function editedFields(changes: object): number {
  return Object.keys(changes).filter((field) => field !== 'status' && field !== 'updated_at')
    .length;
}

function pulledPipeline({ workspace }: TrustPagerSandbox) {
  const pipelines = workspace().pipelines.values();
  return must(pipelines.find((each) => each.is_default) ?? pipelines[0], 'a pipeline exists');
}

function isListed(row: Opportunity, pipelineId: string): boolean {
  return !row.archived && row.placements.some((card) => card.pipeline_id === pipelineId);
}

function cellsOf(
  { workspace }: TrustPagerSandbox,
  pipelineId: string,
  record: Opportunity,
): Readonly<Record<string, Shown>> {
  const { companies, pipelines } = workspace();
  const card = record.placements.find((each) => each.pipeline_id === pipelineId);
  const stage = pipelines.get(pipelineId)?.stages.find(({ id }) => id === card?.stage_id);
  return {
    Name: record.name,
    Status: STATUS_LABELS[record.status] ?? record.status,
    Stage: must(stage, 'the stage exists').name,
    Value: record.value,
    Currency: record.currency,
    Account: companies.get(record.customer_id ?? '')?.name ?? null,
    Tags: listCell(record.tags.map(({ name }) => name)),
    'Lead source': textCell(record.lead_source),
    Notes: textCell(record.notes),
  };
}
