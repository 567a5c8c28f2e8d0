/** Accounts and contacts as lists and searches show them (Octolane OpenAPI, records and samples). */
import type { Comparable, Entity, Kind, SystemField } from './entity';
import type { Partner, PartnerKind } from './records';
import { partnersOf, partnerText } from './workspace';

type Field = SystemField<Partner>;
type Marks = Pick<Field, 'sortable' | 'documented'>;

const documented = { documented: true } as const;
const sortable = { sortable: true } as const;
const both = { ...documented, ...sortable };

function own(kind: Kind, name: string, marks: Marks = {}): Field {
  return {
    name,
    kind,
    valueOf: (row) => {
      const value = row.fields[name] ?? null;
      if (kind === 'day') return typeof value === 'string' ? Date.parse(value) : null;
      return value as Comparable;
    },
    ...marks,
  };
}

const kept: readonly Field[] = [
  { name: 'id', kind: 'id', valueOf: (row) => row.id, ...both },
  { name: 'created_at', kind: 'moment', valueOf: (row) => row.createdUs, ...sortable },
  { name: 'updated_at', kind: 'moment', valueOf: (row) => row.updatedUs, ...sortable },
];

function texts(...names: readonly string[]): readonly Field[] {
  return names.map((name) => own('text', name));
}

const fieldsOf: Readonly<Record<PartnerKind, readonly Field[]>> = {
  account: [
    ...kept,
    own('text', 'name', both),
    own('text', 'domain', both),
    ...texts('logo', 'industry', 'linkedin', 'twitter', 'description', 'primary_location'),
    ...texts('employee_range', 'type'),
    ...['founded', 'estimated_revenue'].map((name) => own('number', name)),
    ...['first_interaction', 'last_interaction', 'next_meeting'].map((name) => own('day', name)),
    own('list', 'tags'),
  ],
  contact: [
    ...kept,
    own('text', 'first_name', both),
    own('text', 'last_name', both),
    own('text', 'name', sortable),
    own('text', 'email', both),
    own('id', 'account_id', sortable),
    ...texts('avatar_url', 'job_title', 'phone'),
  ],
};

function entityOf(kind: PartnerKind, name: 'accounts' | 'contacts'): Entity<Partner> {
  const searched = kind === 'account' ? ['name', 'domain'] : ['name', 'email'];
  return {
    name,
    fields: fieldsOf[kind],
    table: (workspace) => partnersOf(workspace, kind),
    customFieldsOf: (workspace) => workspace.partnerFields[kind],
    customFieldsIn: (workspace) => workspace.partnerFields[kind],
    textsOf: (row) => searched.map((text) => partnerText(row, text)),
  };
}

export const partnerEntities: Readonly<Record<PartnerKind, Entity<Partner>>> = {
  account: entityOf('account', 'accounts'),
  contact: entityOf('contact', 'contacts'),
};
