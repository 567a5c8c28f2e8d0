/** Opportunities as lists and searches show them (Octolane OpenAPI, OpportunityRecord, and samples). */
import type { Json } from '../json';
import type { Entity, Kind, SystemField } from './entity';
import type { Opportunity } from './records';
import { partnerText, pipelineOf, stageOf, type Workspace } from './workspace';

type Field = SystemField<Opportunity>;
type Marks = Pick<Field, 'sortable' | 'related' | 'documented' | 'view'>;

function field(name: string, kind: Kind, value: Field['valueOf'], marks: Marks = {}): Field {
  return { name, kind, valueOf: value, ...marks };
}

function accountField(name: string, of: string): Field {
  return field(
    name,
    'text',
    (row, { accounts }) => ofPartner(accounts, row.accountId, of),
    related,
  );
}

function contactField(name: string, of: string): Field {
  return field(
    name,
    'text',
    (row, { contacts }) => ofPartner(contacts, row.contactId, of),
    related,
  );
}

function ofPartner(table: Workspace['accounts'], id: string | null, name: string): string | null {
  return partnerText(table.get(id ?? ''), name);
}

const documented = { documented: true } as const;
const sortable = { sortable: true } as const;
const related = { related: true } as const;

const fields: readonly Field[] = [
  field('id', 'id', (row) => row.id, { ...documented, ...sortable }),
  field('name', 'text', (row) => row.name, { ...documented, ...sortable }),
  field('pipeline_id', 'id', (row) => row.pipelineId, documented),
  field('stage_id', 'id', (row) => row.stageId, { ...documented, ...sortable }),
  field('stage_name', 'text', (row, workspace) => stageOf(workspace, row)?.label ?? null, {
    ...documented,
    ...related,
  }),
  field('amount', 'number', (row) => row.amount, sortable),
  field(
    'probability',
    'number',
    (row, workspace) => stageOf(workspace, row)?.probability ?? null,
    sortable,
  ),
  field('close_date', 'day', (row) => row.closeMs, sortable),
  field('next_action_date', 'day', (row) => row.nextActionMs, sortable),
  field('next_steps', 'text', (row) => row.nextSteps),
  field('owner_id', 'id', (row) => row.ownerId, sortable),
  field('account_id', 'id', (row) => row.accountId, documented),
  accountField('account_name', 'name'),
  accountField('account_domain', 'domain'),
  field('contact_id', 'id', (row) => row.contactId, documented),
  contactField('contact_first_name', 'first_name'),
  contactField('contact_last_name', 'last_name'),
  contactField('contact_email', 'email'),
  field('additional_contacts', 'list', (row) => row.stakeholderIds, {
    ...documented,
    ...related,
    view: additionalContacts,
  }),
  field('created_at', 'moment', (row) => row.createdUs, sortable),
  field('updated_at', 'moment', (row) => row.updatedUs, sortable),
];

function additionalContacts(row: Opportunity, { contacts }: Workspace): Json {
  return row.stakeholderIds.map((id) => {
    const contact = contacts.get(id);
    return {
      contact_id: id,
      contact_first_name: partnerText(contact, 'first_name'),
      contact_last_name: partnerText(contact, 'last_name'),
      contact_email: partnerText(contact, 'email'),
    };
  });
}

export const opportunityEntity: Entity<Opportunity> = {
  name: 'opportunities',
  fields,
  table: (workspace) => workspace.opportunities.shown,
  customFieldsOf: (workspace, row) => pipelineOf(workspace, row).customFields,
  customFieldsIn: (workspace, pipelineId) =>
    workspace.pipelines
      .values()
      .filter((pipeline) => pipelineId === null || pipeline.id === pipelineId)
      .flatMap((pipeline) => pipeline.customFields),
  textsOf: (row, { accounts, contacts }) => [
    row.name,
    row.nextSteps,
    ofPartner(accounts, row.accountId, 'name'),
    ofPartner(accounts, row.accountId, 'domain'),
    ofPartner(contacts, row.contactId, 'email'),
  ],
};
