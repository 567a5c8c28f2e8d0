/**
 * What a workspace holds. Names in snake_case are TrustPager's own, so that they go to the wire as
 * they are; the rest is how this sandbox keeps relations and times (ms UTC).
 */
import type { JsonObject } from '../json';

export interface Tag {
  readonly name: string;
  readonly color: string;
}

export interface Placement {
  readonly id: string;
  readonly pipeline_id: string;
  readonly stage_id: string;
  readonly position: number;
}

/** The properties of an opportunity that somebody can write. */
export interface OpportunityFields {
  readonly name: string;
  readonly status: string;
  readonly contact_id: string | null;
  readonly customer_id: string | null;
  readonly value: number | null;
  readonly currency: string;
  readonly lead_source: string | null;
  readonly tags: readonly Tag[];
  readonly notes: string | null;
  readonly metadata: JsonObject;
  readonly opportunity_type: string | null;
  readonly next_action_date: string | null;
  readonly next_action_name: string | null;
}

export interface OpportunityProduct {
  readonly id: string;
  readonly product_id: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly discount_percent: number | null;
  readonly deposit_percent: number | null;
  readonly payment_status: string;
  readonly sort_order: number;
}

export interface Opportunity extends OpportunityFields {
  readonly id: string;
  readonly public_id: string;
  readonly primary_referrer_contact_id: string | null;
  readonly primary_referrer_category: string | null;
  readonly placements: readonly Placement[];
  readonly products: readonly OpportunityProduct[];
  readonly userIds: readonly string[];
  /** Without the primary contact. */
  readonly contactIds: readonly string[];
  readonly lastActivityMs: number | null;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly archived: boolean;
}

export interface Contact {
  readonly id: string;
  readonly public_id: string;
  readonly first_name: string;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly landline: string | null;
  readonly job_title: string | null;
  readonly source: string | null;
  readonly customerId: string | null;
  readonly createdMs: number;
}

export interface Company {
  readonly id: string;
  readonly public_id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly landline: string | null;
  readonly industry: string | null;
  readonly createdMs: number;
}

export interface User {
  readonly id: string;
  readonly full_name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly job_title: string | null;
  readonly department: string | null;
  readonly role: string;
  readonly status: string;
}

export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly color: string;
  readonly is_won_stage: boolean;
  readonly is_lost_stage: boolean;
}

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly is_active: boolean;
  readonly is_default: boolean;
  readonly position: number;
  /** In display order. */
  readonly stages: readonly Stage[];
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly sku: string | null;
  readonly price: number;
  readonly currency: string;
  readonly category: string | null;
  readonly is_active: boolean;
}

export interface CustomField {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'textarea' | 'dropdown' | 'number' | 'datetime' | 'checkbox';
  readonly options?: readonly string[];
}

export interface CrmSettings {
  readonly opportunity_type_options: readonly string[];
  readonly account_type_options: readonly string[];
  readonly contact_type_options: readonly string[];
  readonly lead_sources: readonly string[];
  readonly lost_reasons: readonly string[];
  readonly won_reasons: readonly string[];
  readonly custom_fields: {
    readonly deal: readonly CustomField[];
    readonly account: readonly CustomField[];
    readonly contact: readonly CustomField[];
  };
}

/** A write that waits for a person's approval. */
export interface Approval {
  readonly id: string;
  readonly api_key_id: string;
  readonly resource: string;
  readonly action: string;
  readonly method: string;
  /** Below the base address, without the query. */
  readonly path: string;
  readonly status: 'pending' | 'approved' | 'rejected' | 'expired';
  readonly body: string;
  readonly target_id: string | null;
  readonly createdMs: number;
  readonly resolvedMs: number | null;
  readonly execution_status: number | null;
  readonly execution_result: JsonObject | null;
}
