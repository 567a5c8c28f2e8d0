/** Contacts, companies, users and pipelines as the API shows them (TrustPager docs, their pages). */
import type { JsonObject } from '../json';
import type { Company, Contact, Pipeline, Stage, User } from './records';
import type { TrustPagerSwitches } from './switches';
import { timestamp } from './times';

export function contactView(contact: Contact, switches: TrustPagerSwitches): JsonObject {
  const { customerId: _unlisted, createdMs, ...fields } = contact;
  return {
    ...fields,
    email_unsubscribed: false,
    sms_unsubscribed: false,
    created_at: timestamp(createdMs, switches.dateForm),
    updated_at: timestamp(createdMs, switches.dateForm),
  };
}

export function companyView(company: Company, switches: TrustPagerSwitches): JsonObject {
  const { createdMs, ...fields } = company;
  return { ...fields, created_at: timestamp(createdMs, switches.dateForm) };
}

/** The keys that the docs name for an expanded referrer. */
export function referrerView(contact: Contact): JsonObject {
  const { id, public_id, first_name, last_name, email, phone, job_title } = contact;
  return { id, public_id, first_name, last_name, email, phone, job_title };
}

export function userView(user: User, switches: TrustPagerSwitches): JsonObject {
  const { id, ...fields } = user;
  return { [switches.userIdKey]: id, ...fields };
}

export function pipelineView(pipeline: Pipeline): JsonObject {
  const { stages: _apart, ...fields } = pipeline;
  return {
    ...fields,
    sop_url: null,
    learning_hub_canvas_id: null,
    connected_pipeline_ids: [],
    exclude_from_lead_reporting: false,
  };
}

export function stageView(stage: Stage, pipelineId: string, dealCount: number): JsonObject {
  return { ...stage, pipeline_id: pipelineId, deal_count: dealCount };
}

export function fullName(contact: Contact): string {
  return [contact.first_name, contact.last_name].filter((part) => part !== null).join(' ');
}
