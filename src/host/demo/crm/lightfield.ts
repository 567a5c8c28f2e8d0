/** Lightfield for the demo. Its API names by id alone what is archived, in the trash, or has left. */
import { must } from '../../sandbox/assume';
import { activeOptions, stageKey } from '../../sandbox/lightfield/effective-schema';
import { sandboxKeys } from '../../sandbox/lightfield/keys';
import type { CrmRecord } from '../../sandbox/lightfield/records';
import {
  createLightfieldSandbox,
  type LightfieldSandbox,
  lightfieldBaseUrl,
} from '../../sandbox/lightfield/sandbox';
import { knownField } from '../../sandbox/lightfield/workspace';
import { listCell, momentCell, textCell } from './cells';
import type { DemoCrm, OpenDemoCrm, Shown } from './demo-crm';

const VALUE = 'Amount (USD)';
const LIST = 'Competitors';

/** Without the pipelines' beta every opportunity is listed. */
export const openLightfield: OpenDemoCrm = ({ seed, rows, startMs }) =>
  demoCrm(createLightfieldSandbox({ seed, records: rows, startMs }));

function demoCrm(sandbox: LightfieldSandbox): DemoCrm {
  const { workspace, colleague, ledger, handle } = sandbox;
  const rows = () =>
    workspace()
      .records.opportunity.values()
      .filter(({ trashed }) => !trashed);
  const stages = () =>
    // Those of the first pipeline, which is the only one without the beta.
    activeStages(sandbox).map(({ label }) => label);
  return {
    provider: 'lightfield',
    name: 'Lightfield',
    host: new URL(lightfieldBaseUrl).host,
    ...{ handle, ledger, stages },
    key: sandboxKeys.full,
    wrongKey: 'sk_lf_not_the_right_key',
    pipeline: { id: 'all', label: 'All opportunities' },
    columns: {
      text: 'Name',
      stage: 'Stage',
      value: VALUE,
      list: { title: LIST, cells: ['Globex', 'Ünlü'] },
      chosen: [LIST],
    },
    listed: () => rows().map((row) => ({ id: row.id, cells: cellsOf(sandbox, row) })),
    change(record, n) {
      colleague.edit(record, n % 2 === 0 ? { $name: `Renewed ${n}` } : { $amount: 1000 + n });
    },
    touched: () =>
      ledger
        .effects('updated')
        .filter(({ entity }) => entity === 'opportunity')
        .reduce((sum, { changes }) => sum + Object.keys(changes).length, 0),
    newRow: (n) => ({
      Name: `Pasted deal ${n}`,
      Account: `Pasted company ${n % 10}`,
      Stage: must(stages()[n % 2], 'a stage'),
      [VALUE]: 500 + n,
    }),
    lagMs: 10_000,
    limits: [
      'Lightfield has no requests for several opportunities: each is created and changed by its own.',
      'Its lists hold no names and run seconds behind: names are asked for besides, and Maria waits ten seconds after others have worked in it.',
      'Archived stages, people who left and accounts in the trash have no name in its API, so cells show their ids.',
    ],
  };
}

function activeStages({ workspace }: LightfieldSandbox) {
  const { opportunity } = workspace().schemas;
  const options = activeOptions(knownField(opportunity, stageKey));
  return options.filter(({ parentId }) => parentId === options[0]?.parentId);
}

function cellsOf(sandbox: LightfieldSandbox, row: CrmRecord): Readonly<Record<string, Shown>> {
  const { schemas } = sandbox.workspace();
  const { fields, links } = row;
  const nameOf = (key: string) => (value: unknown) => {
    const options = activeOptions(knownField(schemas.opportunity, key));
    return options.find(({ id }) => id === value)?.label ?? String(value);
  };
  const competitors = Array.isArray(fields.competitors) ? fields.competitors : [];
  const amount = fields.$amount;
  return {
    Name: textOf(fields.$name),
    Account: accountName(sandbox, links.$account?.[0]),
    Stage: nameOf(stageKey)(fields[stageKey]),
    Owner: memberName(sandbox, links.$owner?.[0]),
    [VALUE]: typeof amount === 'number' ? amount : null,
    'Close date': momentOf(fields.$closeDate),
    'Next step': textOf(fields.$nextStep),
    'Close reason': textOf(fields.$closeReason),
    'Last interaction': momentOf(fields.$lastInteractionAt),
    [LIST]: listCell(competitors.map(nameOf('competitors'))),
    Created: momentCell(row.createdMs),
    Updated: momentCell(row.updatedMs),
  };
}

function accountName({ workspace }: LightfieldSandbox, id: string | undefined): Shown {
  const account = workspace().records.account.get(id ?? '');
  return account && !account.trashed ? textOf(account.fields.$name) : textCell(id);
}

/** Without a name, the address. */
function memberName({ workspace }: LightfieldSandbox, id: string | undefined): Shown {
  const member = workspace().members.get(id ?? '');
  if (!member) return textCell(id);
  const names = [member.firstName, member.lastName].filter((name) => name !== null);
  return names.join(' ') || member.email;
}

function textOf(value: unknown): Shown {
  return typeof value === 'string' ? textCell(value) : null;
}

function momentOf(value: unknown): Shown {
  return typeof value === 'string' ? momentCell(Date.parse(value)) : null;
}
