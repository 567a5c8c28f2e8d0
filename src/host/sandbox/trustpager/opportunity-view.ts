/**
 * An opportunity as the API shows it (TrustPager docs, Opportunities). Shapes that are not stated
 * follow the switches.
 */
import { must } from '../assume';
import type { Json, JsonObject } from '../json';
import { type ApiKey, accessOf } from './keys';
import type { Opportunity, OpportunityProduct, Placement } from './records';
import { companyView, contactView, referrerView, userView } from './related-view';
import type { TrustPagerSwitches } from './switches';
import { timestamp, typedDate } from './times';
import { knownStage, type Workspace } from './workspace';

export interface Viewer {
  readonly workspace: Workspace;
  readonly switches: TrustPagerSwitches;
  readonly key: ApiKey;
}

/** The whole row, with the related things named in `expand`. */
export function opportunityView(
  viewer: Viewer,
  row: Opportunity,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const { switches } = viewer;
  const { dateForm } = switches;
  return {
    id: row.id,
    public_id: row.public_id,
    name: row.name,
    status: row.status,
    contact_id: row.contact_id,
    customer_id: row.customer_id,
    value: valueView(row.value, switches),
    currency: row.currency,
    lead_source: row.lead_source,
    tags: tagsView(row, switches),
    notes: row.notes,
    metadata: row.metadata,
    opportunity_type: row.opportunity_type,
    next_action_date: row.next_action_date && typedDate(row.next_action_date, dateForm),
    next_action_name: row.next_action_name,
    last_activity_at: row.lastActivityMs === null ? null : timestamp(row.lastActivityMs, dateForm),
    placements: row.placements.map((placement) => placementView(viewer, placement)),
    primary_referrer_contact_id: row.primary_referrer_contact_id,
    primary_referrer_category: row.primary_referrer_category,
    created_at: timestamp(row.createdMs, dateForm),
    updated_at: timestamp(row.updatedMs, dateForm),
    ...(switches.retiredFields === 'present' && { probability: 50, expected_close_date: null }),
    ...expanded(viewer, row, expand),
  };
}

const documentedKeys = [
  'id',
  'public_id',
  'name',
  'status',
  'contact_id',
  'customer_id',
  'currency',
  'tags',
  'placements',
  'created_at',
  'primary_referrer_contact_id',
  'primary_referrer_category',
  'contact',
  'customer',
  'products',
  'assigned_users',
  'referrer',
];

/** A row of the list: by the switch only what the list's own page shows. */
export function opportunityListView(
  viewer: Viewer,
  row: Opportunity,
  expand: ReadonlySet<string>,
): JsonObject {
  const view = opportunityView(viewer, row, expand);
  if (viewer.switches.rowShape === 'full') return view;
  return Object.fromEntries(Object.entries(view).filter(([key]) => documentedKeys.includes(key)));
}

function valueView(value: number | null, switches: TrustPagerSwitches): Json {
  if (value === null || switches.valueForm === 'null') return null;
  return switches.valueForm === 'numericString' ? value.toFixed(2) : value;
}

function tagsView(row: Opportunity, { tagsForm }: TrustPagerSwitches): Json {
  return row.tags.map((tag, at) => {
    const bare = tagsForm === 'strings' || (tagsForm === 'mixed' && at % 2 === 1);
    return bare ? tag.name : { name: tag.name, color: tag.color };
  });
}

function placementView({ workspace, switches }: Viewer, placement: Placement): JsonObject {
  const { id, pipeline_id, stage_id, position } = placement;
  const { pipeline, stage } = knownStage(workspace, pipeline_id, stage_id);
  const full = switches.placementShape === 'full';
  const { is_won_stage, is_lost_stage } = stage;
  return {
    ...(full && { id, position }),
    pipeline_id,
    stage_id,
    crm_pipelines: { id: pipeline_id, name: pipeline.name },
    crm_pipeline_stages: {
      id: stage_id,
      name: stage.name,
      color: stage.color,
      ...(full && { is_won_stage, is_lost_stage }),
    },
  };
}

function expanded(viewer: Viewer, row: Opportunity, expand: ReadonlySet<string>): JsonObject {
  if (expand.size === 0) return {};
  const { workspace, switches } = viewer;
  const contact = workspace.contacts.get(row.contact_id ?? '');
  const company = workspace.companies.get(row.customer_id ?? '');
  const referrer = workspace.contacts.get(row.primary_referrer_contact_id ?? '');
  const users = row.userIds.flatMap((id) => workspace.users.get(id) ?? []);
  return {
    ...(expand.has('contact') && { contact: contact ? contactView(contact, switches) : null }),
    ...(expand.has('customer') && { customer: company ? companyView(company, switches) : null }),
    ...(expand.has('products') && {
      products: row.products.map((product) => productRowView(viewer, product)),
    }),
    ...(expand.has('assigned_users') && {
      assigned_users: users.map((user) => userView(user, switches)),
    }),
    ...(expand.has('referrer') && referrer && { referrer: referrerView(referrer) }),
  };
}

/** A product of an opportunity. Without `invoices:read` its payment status is left out silently. */
export function productRowView(
  { workspace, switches, key }: Viewer,
  row: OpportunityProduct,
): JsonObject {
  const product = must(workspace.products.get(row.product_id), 'an attached product exists');
  const { payment_status, ...visible } = row;
  const mayRead = accessOf(key, ['invoices:read'], switches) === 'allowed';
  return {
    ...visible,
    ...(mayRead && { payment_status }),
    crm_products: {
      id: product.id,
      name: product.name,
      price: product.price,
      currency: product.currency,
    },
  };
}
