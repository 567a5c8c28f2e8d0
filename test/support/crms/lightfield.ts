/** Lightfield's sandbox as a place. Lists run behind what is true. */
import { must } from '../../../src/host/sandbox/assume';
import { sandboxKeys } from '../../../src/host/sandbox/lightfield/keys';
import type { LightfieldSandbox } from '../../../src/host/sandbox/lightfield/sandbox';
import type { CrmPlace } from './place';
import { named, number, text } from './values';

const ACCOUNT = 'Account of the new ones';

export function lightfieldPlace(sandbox: LightfieldSandbox): CrmPlace {
  const { colleague } = sandbox;
  const { fields } = sandbox.workspace().schemas.opportunity;
  const stages = fields.find(({ key }) => key === '$stage')?.typeConfiguration.options;
  const stage = must(stages?.[0], 'a stage');
  const accountId = colleague.create('account', { $name: ACCOUNT });
  return {
    provider: 'lightfield',
    sandbox,
    keys: {
      full: sandboxKeys.full,
      unknown: 'sk_lf_nobody_knows_this_key',
      otherWorkspace: sandboxKeys.otherWorkspace,
    },
    pipeline: { id: 'all', label: 'All opportunities' },
    records: () =>
      sandbox
        .workspace()
        .records.opportunity.values()
        .filter(({ trashed }) => !trashed)
        .map((row) => ({ id: row.id, text: String(row.fields.$name ?? '') })),
    text: { key: '$name', title: 'Name' },
    columns: ['$name', 'relationships.$account', '$stage', '$amount'],
    newRow: (name) => ({
      Name: name,
      Account: ACCOUNT,
      Stage: stage.label,
      'Amount (USD)': '1000',
    }),
    draft: (name) => ({
      $name: text(name),
      'relationships.$account': named(accountId),
      $stage: named(stage.id),
      $amount: number(1000),
    }),
    rename: (id, name) => colleague.edit(id, { $name: name }),
    remove: colleague.remove,
    add: (name) =>
      colleague.create('opportunity', { $name: name, $stage: stage.id }, { $account: [accountId] }),
    creates: [{ method: 'POST', path: '/opportunities' }],
    updates: [{ method: 'POST', path: '/opportunities/*' }],
    removes: { method: 'DELETE', path: '/opportunities/*' },
  };
}
