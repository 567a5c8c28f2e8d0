/** Seeded pipelines, custom fields and people of a workspace. */
import type { Random } from '../random';
import type { AttributeType, CustomField, Option, Pipeline, Stage, User } from './records';

type StageSeed = readonly [label: string, probability: number, mark?: 'won' | 'lost' | 'retired'];

interface PipelineSeed {
  readonly name: string;
  readonly stages: readonly StageSeed[];
  readonly fields: readonly FieldSeed[];
}

/** Slug, property name, shown name, type, option labels. Spellings vary as the examples do. */
type FieldSeed = readonly [
  slug: string,
  propertyName: string,
  name: string,
  type: AttributeType,
  options?: readonly string[],
];

/** Every type once; one field is hidden, and one was renamed after its slug was made. */
const salesFields: readonly FieldSeed[] = [
  [
    'deal_source',
    'select_530',
    'Deal source',
    'select',
    ['Partner', 'Website', 'Cold call', '007'],
  ],
  ['last_action_date', 'custom__last_action_date', 'Last Action Date', 'date'],
  ['kola', 'custom__kola', 'Kola', 'multi_select', ['E', 'Ö, two words', '=F', '会社']],
  ['customer_tier', 'customer_tier_123', 'Customer Tier', 'radio', ['Enterprise', 'Mid', 'Small']],
  ['background', 'text_123', 'Background', 'string'],
  ['seats', 'number_7', 'Seats', 'number'],
  ['strategic', 'checkbox_8', 'Strategic?', 'checkbox'],
  ['yearly_value', 'currency_9', 'Yearly value', 'currency'],
  ['discount', 'percentage_10', 'Discount', 'percentage'],
  ['fit', 'rating_11', 'Fit', 'rating'],
  ['term', 'date_range_12', 'Term', 'date_range'],
  ['kick_off', 'datetime_13', 'Kick-off', 'datetime'],
  ['checked', 'timestamp_14', 'Checked', 'timestamp'],
  ['call_time', 'time_15', 'Best time to call', 'time'],
  ['billing_email', 'email_16', 'Billing e-mail', 'email'],
  ['hotline', 'phone_17', 'Hotline', 'phone'],
  ['homepage', 'website_18', 'Homepage', 'website'],
  ['documents', 'url_19', 'Documents', 'url'],
  ['office', 'location_20', 'Office', 'location'],
  ['team', 'team_members_21', 'Team', 'team_members'],
  ['old_name', 'text_22', 'Reason – Grund', 'string'],
  ['internal', 'text_23', 'Internal score', 'string'],
];

/** One slug of the first pipeline again, as another type; another field of the same shown name. */
const renewalFields: readonly FieldSeed[] = [
  ['deal_source', 'text_31', 'Deal source', 'string'],
  ['seats', 'number_32', 'Seats', 'number'],
  ['notice_until', 'date_33', 'Notice until', 'date'],
];

const pipelineSeeds: readonly PipelineSeed[] = [
  {
    name: 'Sales',
    stages: [
      ['Lead', 10],
      ['Qualified', 40],
      ['Meeting Booked', 50],
      ['Old demo', 55, 'retired'],
      ['Negotiation', 80],
      ['Won', 100, 'won'],
      ['Lost', 0, 'lost'],
    ],
    fields: salesFields,
  },
  {
    name: 'Renewals',
    stages: [
      ['Due', 60],
      ['Offer sent', 75],
      ['Won', 100, 'won'],
      ['Churned', 0, 'lost'],
    ],
    fields: renewalFields,
  },
  {
    name: 'Partnerships – 提携',
    stages: [
      ['Intro', 5],
      ['Review', 30],
      ['Pilot', 50],
      ['Review', 70],
      ['Won ✨', 100, 'won'],
      ['Lost', 0, 'lost'],
    ],
    fields: [],
  },
];

export function seedPipelines(random: Random): Pipeline[] {
  return pipelineSeeds.map(({ name, stages, fields }) => ({
    id: random.uuid(),
    name,
    stages: stages.map((stage, at) => stageOf(random, stage, at)),
    customFields: fields.map((field) => customFieldOf(random, field)),
  }));
}

const stageTypes = { won: 'positive', lost: 'negative', retired: 'default' } as const;

function stageOf(random: Random, [label, probability, mark]: StageSeed, at: number): Stage {
  return {
    id: random.uuid(),
    label,
    color: at === 1 ? null : random.pick(['#3B82F6', '#22C55E', '#F59E0B']),
    probability,
    type: mark === undefined ? 'default' : stageTypes[mark],
    isActive: mark !== 'retired',
  };
}

function customFieldOf(
  random: Random,
  [slug, propertyName, currentName, type, labels]: FieldSeed,
): CustomField {
  return {
    id: random.uuid(),
    slug,
    propertyName,
    currentName,
    originalName: slug === 'old_name' ? 'Old name' : currentName,
    type,
    ...(labels && { options: labels.map((label) => optionOf(random, label)) }),
    ...(slug === 'internal' && { isHidden: true }),
  };
}

/** Values are unlike labels, as `e-532837` for `E`. */
function optionOf(random: Random, label: string): Option {
  const start = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return {
    label,
    value: `${start}-${100_000 + random.int(900_000)}`,
    color: random.pick(['indigo', 'green', 'amber']),
  };
}

const accountFields: readonly FieldSeed[] = [
  ['segment', 'select_41', 'Segment', 'select', ['Public', 'Private']],
  ['abn', 'text_42', 'ABN', 'string'],
];
const contactFields: readonly FieldSeed[] = [['birthday', 'date_51', 'Birthday', 'date']];

export function seedPartnerFields(random: Random) {
  return {
    account: accountFields.map((field) => customFieldOf(random, field)),
    contact: contactFields.map((field) => customFieldOf(random, field)),
  };
}

/** Two have the same name; the last one has left. The first one owns the API keys. */
const people = [
  ['Maria Rossi', 'maria.rossi@sandbox.example'],
  ['Maria Rossi', 'maria.rossi2@sandbox.example'],
  ['Tom Walker', 'tom@sandbox.example'],
  ['Zoë Müller', 'zoe@sandbox.example'],
  ['山田 美咲', 'misaki@sandbox.example'],
  ['Łukasz Kowalczyk', 'lukasz@sandbox.example'],
] as const;

export function seedUsers(random: Random): User[] {
  return people.map(([displayName, email], at) => ({
    id: random.uuid(),
    displayName,
    email,
    isMember: at < people.length - 1,
  }));
}
