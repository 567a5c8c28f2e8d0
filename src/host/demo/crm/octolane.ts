/** Octolane for the demo. */
import { must } from '../../sandbox/assume';
import { sandboxKeys } from '../../sandbox/octolane/keys';
import type { CustomField, Opportunity, Partner, Pipeline } from '../../sandbox/octolane/records';
import {
  createOctolaneSandbox,
  type OctolaneSandbox,
  octolaneBaseUrl,
} from '../../sandbox/octolane/sandbox';
import { activeStages, partnerText, stageOf } from '../../sandbox/octolane/workspace';
import { dayCell, listCell, momentCell, textCell } from './cells';
import { type DemoCrm, type OpenDemoCrm, recordsFor, type Shown } from './demo-crm';

const LIST = 'Kola';

export const openOctolane: OpenDemoCrm = ({ seed, rows, startMs }) => {
  const open = (records: number) => createOctolaneSandbox({ seed, records, startMs });
  const records = recordsFor(rows, (count) => {
    const trial = open(count);
    const { id } = pulledPipeline(trial);
    return trial
      .workspace()
      .opportunities.now.values()
      .map(({ pipelineId }) => pipelineId === id);
  });
  return demoCrm(open(records));
};

function demoCrm(sandbox: OctolaneSandbox): DemoCrm {
  const { workspace, colleague, ledger, handle } = sandbox;
  const { id, name } = pulledPipeline(sandbox);
  const stages = () =>
    activeStages(must(workspace().pipelines.get(id), 'the pipeline exists')).map(
      ({ label }) => label,
    );
  const rows = () =>
    workspace()
      .opportunities.now.values()
      .filter(({ pipelineId }) => pipelineId === id);
  return {
    provider: 'octolane',
    name: 'Octolane',
    host: new URL(octolaneBaseUrl).host,
    ...{ handle, ledger, stages },
    key: sandboxKeys.full,
    wrongKey: 'oct_test_not_the_right_key',
    pipeline: { id, label: name },
    columns: {
      text: 'Name',
      stage: 'Stage',
      value: 'Amount',
      list: { title: LIST, cells: ['E', '会社'] },
      chosen: [LIST],
    },
    listed: () => rows().map((row) => ({ id: row.id, cells: cellsOf(sandbox, row) })),
    change(record, n) {
      colleague.edit(record, n % 2 === 0 ? { name: `Renewed ${n}` } : { amount: 1000 + n });
    },
    touched: () =>
      ledger
        .effects('updated')
        .filter(({ entity }) => entity === 'opportunity')
        .reduce((sum, { changes }) => sum + Object.keys(changes).length, 0) +
      ledger.effects('moved').length,
    newRow: (n) => ({
      Name: `Pasted deal ${n}`,
      Stage: must(stages()[n % 2], 'a stage'),
      Amount: 500 + n,
      'Account domain': `pasted-${n % 10}.example`,
    }),
    lagMs: 0,
    limits: [
      'Octolane does not document what it answers to new opportunities, so they are looked for in its list at once, and none is sent twice.',
      'People are shown by id, since no request tells the names of the team.',
    ],
  };
}

function pulledPipeline({ workspace }: OctolaneSandbox): Pipeline {
  return must(workspace().pipelines.values()[0], 'a pipeline exists');
}

function cellsOf(
  { workspace }: OctolaneSandbox,
  row: Opportunity,
): Readonly<Record<string, Shown>> {
  const { accounts, contacts, pipelines } = workspace();
  const account = accounts.get(row.accountId ?? '');
  const contact = contacts.get(row.contactId ?? '');
  const fields = must(pipelines.get(row.pipelineId), 'its pipeline exists').customFields;
  const list = must(
    fields.find(({ currentName }) => currentName === LIST),
    'a field of several values',
  );
  return {
    Name: textCell(row.name),
    Stage: stageOf(workspace(), row)?.label ?? null,
    Amount: row.amount,
    'Close date': dayOf(row.closeMs),
    Account: nameOf(account, ['name', 'domain']),
    'Account domain': partnerText(account, 'domain'),
    Contact: contactName(contact) ?? partnerText(contact, 'email'),
    'Contact email': partnerText(contact, 'email'),
    'Next steps': textCell(row.nextSteps),
    'Next action date': dayOf(row.nextActionMs),
    'Owner ID': row.ownerId,
    Created: momentCell(row.createdUs / 1000),
    Updated: momentCell(row.updatedUs / 1000),
    [LIST]: listCell(optionLabels(list, row)),
  };
}

function dayOf(atMs: number | null): Shown {
  return dayCell(atMs === null ? null : new Date(atMs).toISOString().slice(0, 10));
}

function contactName(contact: Partner | undefined): string | null {
  const names = ['first_name', 'last_name'].map((part) => nameOf(contact, [part]));
  return names.filter((name) => name !== null).join(' ') || null;
}

/** The first of these texts that says anything, without spaces around it. */
function nameOf(partner: Partner | undefined, parts: readonly string[]): string | null {
  const texts = parts.map((part) => partnerText(partner, part)?.trim() ?? '');
  return texts.find((text) => text !== '') ?? null;
}

function optionLabels({ propertyName, options = [] }: CustomField, row: Opportunity) {
  const values = row.custom[propertyName];
  if (!Array.isArray(values)) return [];
  return values.map(
    (value) => options.find((option) => option.value === value)?.label ?? String(value),
  );
}
