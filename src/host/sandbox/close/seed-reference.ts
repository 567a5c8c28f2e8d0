/** Seeded reference data of an organization: pipelines, users, lead statuses, custom fields. */
import type { Random } from '../random';
import { newId } from './ids';
import type { CustomField, LeadStatus, Pipeline, StatusType, User } from './records';

type StatusSeed = readonly [label: string, type: StatusType];

/** "Proposal", "Won" and "Lost" exist in more than one pipeline. */
const pipelineSeeds: readonly {
  readonly name: string;
  readonly statuses: readonly StatusSeed[];
}[] = [
  {
    name: 'Sales',
    statuses: [
      ['Qualified', 'active'],
      ['Proposal', 'active'],
      ['Negotiation', 'active'],
      ['Won', 'won'],
      ['Lost', 'lost'],
    ],
  },
  {
    name: 'Renewals',
    statuses: [
      ['Due', 'active'],
      ['Proposal', 'active'],
      ['Won', 'won'],
      ['Churned', 'lost'],
      ['Lost', 'lost'],
    ],
  },
  {
    name: 'Partnerships – 提携',
    statuses: [
      ['Intro', 'active'],
      ['Pilot / Prüfung', 'active'],
      ['Won ✨', 'won'],
      ['Lost', 'lost'],
    ],
  },
];

export function seedPipelines(random: Random, createdMs: number): Pipeline[] {
  return pipelineSeeds.map(({ name, statuses }) => ({
    id: newId(random, 'pipe'),
    name,
    statuses: statuses.map(([label, type]) => ({ id: newId(random, 'stat'), label, type })),
    createdMs,
  }));
}

/** Two have the same name; the last one has left. Keys act for the first of their role. */
const people = [
  ['Maria', 'Rossi', 'maria.rossi@sandbox.example', 'admin'],
  ['Tom', 'Walker', 'tom@sandbox.example', 'user'],
  ['Maria', 'Rossi', 'maria.rossi2@sandbox.example', 'user'],
  ['Zoë', 'Müller', 'zoe@sandbox.example', 'user'],
  ['美咲', '山田', 'misaki@sandbox.example', 'user'],
  ['محمد', 'الخطيب', 'mohammed@sandbox.example', 'user'],
  ['Siobhán', "O'Brien", 'siobhan@sandbox.example', 'admin'],
  ['Łukasz', 'Kowalczyk', 'lukasz@sandbox.example', 'user'],
] as const;

export function seedUsers(random: Random, createdMs: number): User[] {
  return people.map(([first_name, last_name, email, role], at) => ({
    id: newId(random, 'user'),
    membershipId: newId(random, 'memb'),
    email,
    first_name,
    last_name,
    role,
    active: at < people.length - 1,
    createdMs,
  }));
}

export function seedLeadStatuses(random: Random): LeadStatus[] {
  const labels = ['Potential', 'Qualified', 'Customer', 'Not interested'];
  return labels.map((label) => ({ id: newId(random, 'stat'), label }));
}

export const dealSizes = ['Small', 'Medium', 'Large', '007'] as const;
export const productNames = ['Website', 'Support, yearly', 'Überwachung', '監視'] as const;
const regions = ['North', 'South', 'Ost'] as const;

type FieldSeed = Partial<CustomField> & Pick<CustomField, 'name' | 'type'>;

/** Every known type, a type that no page names, two fields of one name. */
const opportunityFieldSeeds: readonly FieldSeed[] = [
  { name: 'Next step', type: 'text', description: 'What we do next' },
  { name: 'Deal size', type: 'choices', choices: dealSizes },
  { name: 'Products', type: 'choices', choices: productNames, accepts_multiple_values: true },
  { name: 'Seats', type: 'number' },
  { name: 'Go-live', type: 'date' },
  { name: 'Kick-off', type: 'datetime' },
  { name: 'Sales engineer', type: 'user' },
  { name: 'Team', type: 'user', accepts_multiple_values: true },
  { name: 'Decision maker', type: 'contact' },
  { name: 'Proposal link', type: 'url' },
  { name: 'Region', type: 'choices', choices: regions, shared: true },
  { name: 'Region', type: 'text' },
  { name: 'Discount', type: 'choices', choices: ['5 %', '10 %'], editable_with_roles: ['admin'] },
  { name: 'Churn risk', type: 'percentage' },
];

const leadFieldSeeds: readonly FieldSeed[] = [
  { name: 'Industry', type: 'text' },
  { name: 'Region', type: 'choices', choices: regions, shared: true },
];

export function seedOpportunityFields(random: Random, createdMs: number): CustomField[] {
  return opportunityFieldSeeds.map((seed) => customField(random, createdMs, seed));
}

export function seedLeadFields(random: Random, createdMs: number): CustomField[] {
  return leadFieldSeeds.map((seed) => customField(random, createdMs, seed));
}

function customField(random: Random, createdMs: number, seed: FieldSeed): CustomField {
  return {
    id: newId(random, 'cf'),
    description: null,
    accepts_multiple_values: false,
    choices: null,
    editable_with_roles: [],
    shared: false,
    createdMs,
    ...seed,
  };
}
