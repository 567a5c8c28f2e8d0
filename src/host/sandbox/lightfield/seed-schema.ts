/**
 * The schemas of a seeded organization: the system keys that are publicly known, and custom fields
 * of every value type on opportunities. Ids differ from seed to seed, as from organization to
 * organization.
 */
import { must } from '../assume';
import type { Random } from '../random';
import { pipelineKey, stageKey } from './effective-schema';
import type {
  FieldDefinition,
  ObjectSchema,
  ObjectType,
  SelectOption,
  TypeConfiguration,
  ValueType,
} from './records';
import { seedRelationships } from './seed-relationships';
import { newId } from './workspace';

interface FieldDraft {
  readonly key: string;
  readonly label: string;
  readonly type: ValueType;
  readonly readOnly?: true;
  readonly configuration?: TypeConfiguration;
  readonly options?: readonly string[];
}

const many: TypeConfiguration = { unique: false, multipleValues: true };
const one: TypeConfiguration = { unique: false, multipleValues: false };

const opportunityFields: readonly FieldDraft[] = [
  { key: '$name', label: 'Name', type: 'TEXT' },
  { key: '$amount', label: 'Amount', type: 'CURRENCY', configuration: { currency: 'USD' } },
  { key: '$closeDate', label: 'Close date', type: 'DATETIME' },
  { key: '$nextStep', label: 'Next step', type: 'TEXT' },
  { key: '$closeReason', label: 'Close reason', type: 'TEXT' },
  { key: '$lastInteractionAt', label: 'Last interaction', type: 'DATETIME', readOnly: true },
  { key: '$opportunityStatus', label: 'Status', type: 'MARKDOWN', readOnly: true },
  { key: 'setup-fee', label: 'Setup fee', type: 'CURRENCY', configuration: { currency: 'EUR' } },
  { key: 'icp-score', label: 'ICP score', type: 'NUMBER' },
  { key: 'is-renewal', label: 'Renewal', type: 'CHECKBOX' },
  {
    key: 'lead-source',
    label: 'Lead source',
    type: 'SINGLE_SELECT',
    options: ['Website', 'Referral', '展示会', 'Event, online', 'Partner '],
  },
  {
    key: 'competitors',
    label: 'Competitors',
    type: 'MULTI_SELECT',
    options: ['Acme, Inc.', 'Globex', 'Ünlü', '=1+1'],
  },
  { key: 'background', label: 'Background', type: 'MARKDOWN' },
  { key: 'last-email', label: 'Last e-mail', type: 'HTML', readOnly: true },
  { key: 'billing-address', label: 'Billing address', type: 'ADDRESS' },
  { key: 'billing-email', label: 'Billing e-mail', type: 'EMAIL', configuration: many },
  { key: 'support-phone', label: 'Support phone', type: 'TELEPHONE', configuration: many },
  { key: 'contract-link', label: 'Contract', type: 'URL', configuration: one },
  { key: 'signed-by', label: 'Signed by', type: 'FULL_NAME' },
  {
    key: 'partner-page',
    label: 'Partner page',
    type: 'SOCIAL_HANDLE',
    configuration: { handleService: 'LINKEDIN' },
  },
];

const accountFields: readonly FieldDraft[] = [
  { key: '$name', label: 'Name', type: 'TEXT' },
  { key: '$website', label: 'Website', type: 'URL', configuration: many },
  {
    key: '$linkedIn',
    label: 'LinkedIn',
    type: 'SOCIAL_HANDLE',
    configuration: { handleService: 'LINKEDIN' },
  },
  {
    key: '$twitter',
    label: 'X',
    type: 'SOCIAL_HANDLE',
    configuration: { handleService: 'TWITTER' },
  },
  {
    key: '$facebook',
    label: 'Facebook',
    type: 'SOCIAL_HANDLE',
    configuration: { handleService: 'FACEBOOK' },
  },
  {
    key: '$instagram',
    label: 'Instagram',
    type: 'SOCIAL_HANDLE',
    configuration: { handleService: 'INSTAGRAM' },
  },
  {
    key: '$headcount',
    label: 'Headcount',
    type: 'SINGLE_SELECT',
    options: ['1-10', '11-50', '51-200', '10001+'],
  },
  {
    key: '$lastFundingType',
    label: 'Last funding',
    type: 'SINGLE_SELECT',
    options: ['Seed', 'Series A', 'Private equity'],
  },
  {
    key: '$industry',
    label: 'Industry',
    type: 'MULTI_SELECT',
    options: ['Software', 'Retail', 'Bau', '製造'],
  },
  { key: '$primaryAddress', label: 'Address', type: 'ADDRESS' },
  { key: '$howTheyMakeMoney', label: 'Business model', type: 'MARKDOWN', readOnly: true },
  { key: '$accountStatus', label: 'Status', type: 'MARKDOWN', readOnly: true },
];

const contactFields: readonly FieldDraft[] = [
  { key: '$name', label: 'Name', type: 'FULL_NAME' },
  {
    key: '$email',
    label: 'E-mail',
    type: 'EMAIL',
    configuration: { unique: true, multipleValues: true },
  },
  { key: '$profilePhotoUrl', label: 'Photo', type: 'URL', configuration: one },
  { key: '$title', label: 'Title', type: 'TEXT' },
  {
    key: '$linkedIn',
    label: 'LinkedIn',
    type: 'SOCIAL_HANDLE',
    configuration: { handleService: 'LINKEDIN' },
  },
  { key: '$lastInteractionAt', label: 'Last interaction', type: 'DATETIME', readOnly: true },
];

/** The first is the default; some labels are in both. */
const pipelines: readonly { readonly name: string; readonly stages: readonly string[] }[] = [
  {
    name: 'Sales',
    stages: ['Prospecting', 'Qualified', 'Proposal', 'Negotiation', 'Closed Won', 'Closed Lost'],
  },
  { name: 'Renewals', stages: ['Upcoming', 'Negotiation', 'Closed Won', 'Churned'] },
];

/** A stage of the first pipeline that nobody can choose any more, though records hold it. */
const archivedStage = 'Demo (old)';

const required: Readonly<
  Record<ObjectType, Pick<ObjectSchema, 'requiredFields' | 'requiredRelationships'>>
> = {
  opportunity: { requiredFields: ['$name', stageKey], requiredRelationships: ['$account'] },
  account: { requiredFields: ['$name'], requiredRelationships: [] },
  contact: { requiredFields: [], requiredRelationships: [] },
};

export function seedSchemas(random: Random): Record<ObjectType, ObjectSchema> {
  const schema = (object: ObjectType, drafts: readonly FieldDraft[]): ObjectSchema => {
    const own = random.fork(object);
    const fields = drafts.map((draft) => seedField(draft, own.fork(draft.key)));
    const relationships = seedRelationships(object, own);
    return { object, fields, relationships, ...required[object] };
  };
  const opportunity = schema('opportunity', opportunityFields);
  const [name, ...rest] = opportunity.fields;
  const stages = stageFields(random.fork('stages'));
  const fields = [must(name, 'a name field'), ...stages, ...rest];
  return {
    opportunity: { ...opportunity, fields },
    account: schema('account', accountFields),
    contact: schema('contact', contactFields),
  };
}

function seedField(draft: FieldDraft, random: Random): FieldDefinition {
  const { key, label, type, readOnly = false, configuration = {}, options } = draft;
  const choices = options?.map((text) => seedOption(text, random.fork(text)));
  return {
    id: newId(random, 'ad_'),
    key,
    label,
    description: readOnly ? `${label}, kept by Lightfield.` : null,
    valueType: type,
    readOnly,
    typeConfiguration: { ...configuration, ...(choices !== undefined && { options: choices }) },
  };
}

function seedOption(label: string, random: Random, parentId?: string): SelectOption {
  const id = newId(random, 'opt_');
  return { id, label, description: null, ...(parentId !== undefined && { parentId }) };
}

/** `$stage`, whose options belong to those of `$pipeline`. */
function stageFields(random: Random): readonly FieldDefinition[] {
  const owners = pipelines.map(({ name }) => ({
    id: newId(random.fork(name), 'pd_'),
    label: name,
    description: null,
  }));
  const stages = pipelines.flatMap(({ name, stages: labels }, at) => {
    const parentId = must(owners[at], 'a pipeline').id;
    const option = (label: string) => seedOption(label, random.fork(`${name}/${label}`), parentId);
    const old = { ...option(archivedStage), archived: true } as const;
    return [...labels.map(option), ...(at === 0 ? [old] : [])];
  });
  const pipeline: FieldDraft = { key: pipelineKey, label: 'Pipeline', type: 'SINGLE_SELECT' };
  const stage: FieldDraft = { key: stageKey, label: 'Stage', type: 'SINGLE_SELECT' };
  return [
    {
      ...seedField(stage, random.fork(stageKey)),
      typeConfiguration: { options: stages, parentFieldKey: pipelineKey },
    },
    {
      ...seedField(pipeline, random.fork(pipelineKey)),
      typeConfiguration: { options: owners },
    },
  ];
}
