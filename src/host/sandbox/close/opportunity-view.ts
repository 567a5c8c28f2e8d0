/** An opportunity as the API shows it (Close docs, Opportunities; its OpenAPI). */
import type { Json, JsonObject } from '../json';
import { derivedValues, formatValue } from './money';
import type { Opportunity } from './records';
import { phonesOf, primaryEmail } from './related-view';
import { timestamp } from './times';
import { contactsOf, knownStatus, leadName, type Scene, userName } from './workspace';

export type Viewer = Pick<Scene, 'workspace' | 'switches'>;

export function opportunityView(viewer: Viewer, row: Opportunity): JsonObject {
  const { workspace, switches } = viewer;
  const { currency } = workspace;
  return {
    id: row.id,
    organization_id: workspace.id,
    ...leadPart(viewer, row),
    contact_id: row.contact_id,
    contact_name: workspace.contacts.get(row.contact_id ?? '')?.name ?? null,
    user_id: row.user_id,
    user_name: userName(workspace, row.user_id),
    ...statusPart(viewer, row),
    value: row.value,
    value_period: row.value_period,
    value_currency: currency.code,
    value_formatted: formatValue(row.value, row.value_period, currency),
    ...derivedValues(row, switches),
    confidence: row.confidence,
    note: row.note,
    ...(switches.noteHtml === 'present' && { note_html: row.note_html }),
    date_created: timestamp(row.createdMs),
    date_updated: timestamp(row.updatedMs),
    date_won: row.date_won,
    date_lost: row.lostMs === null ? null : timestamp(row.lostMs),
    created_by: row.created_by,
    created_by_name: userName(workspace, row.created_by),
    updated_by: row.updated_by,
    updated_by_name: userName(workspace, row.updated_by),
    attachments: row.attachments.map((file) => ({ ...file, size: null, thumbnail_url: null })),
    integration_links: [],
    comment_summary: null,
    is_stalled: row.is_stalled,
    stall_status: null,
    suggested_action: row.suggested_action,
    ...customPart(viewer, row),
  };
}

function leadPart({ workspace }: Viewer, { lead_id }: Opportunity): JsonObject {
  const lead = workspace.leads.get(lead_id);
  const contacts = lead === undefined ? [] : contactsOf(workspace, lead);
  const phones = contacts.flatMap(phonesOf);
  return {
    lead_id,
    lead_name: lead === undefined ? null : leadName(lead),
    lead_primary_email: primaryEmail(contacts),
    lead_primary_phone: phones.length === 0 ? null : phones,
  };
}

function statusPart({ workspace }: Viewer, { status_id }: Opportunity): JsonObject {
  const { pipeline, status } = knownStatus(workspace, status_id);
  return {
    status_id,
    status_label: status.label,
    status_display_name: status.label,
    status_type: status.type,
    pipeline_id: pipeline.id,
    pipeline_name: pipeline.name,
  };
}

/** One key for each field that has a value; a field that was deleted shows none. */
function customPart({ workspace, switches }: Viewer, { custom }: Opportunity): JsonObject {
  const shown = workspace.opportunityFields.flatMap(({ id, type }) => {
    const value = custom[id] ?? null;
    if (value === null) return [];
    const asText = type === 'number' && switches.numberForm === 'text';
    const wire: Json = asText ? String(value) : value;
    return [[`custom.${id}`, wire] as const];
  });
  return Object.fromEntries(shown);
}
