/** One Close organization: its tables and settings. Knows no HTTP. */
import { must } from '../assume';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import type { Table } from '../table';
import type { Currency } from './money';
import type {
  Contact,
  CustomField,
  Export,
  Lead,
  LeadStatus,
  Opportunity,
  Pipeline,
  Role,
  Status,
  User,
} from './records';
import type { CloseSwitches } from './switches';

export interface Workspace {
  /** The organization's id on the wire. */
  readonly id: string;
  readonly name: string;
  readonly opportunities: Table<Opportunity>;
  readonly leads: Table<Lead>;
  readonly contacts: Table<Contact>;
  readonly users: Table<User>;
  readonly pipelines: Table<Pipeline>;
  readonly exports: Table<Export>;
  readonly leadStatuses: readonly LeadStatus[];
  readonly roleIds: Readonly<Record<Role, string>>;
  readonly createdMs: number;
  /** In display order. */
  opportunityFields: readonly CustomField[];
  readonly leadFields: readonly CustomField[];
  /** One setting for the whole organization; amounts keep their numbers when it changes. */
  currency: Currency;
}

/** What an operation on a workspace needs: where, when, who, by which reading, and a book. */
export interface Scene {
  readonly workspace: Workspace;
  readonly switches: CloseSwitches;
  readonly random: Random;
  readonly nowMs: number;
  /** From `x-tz-offset`. */
  readonly offsetMs: number;
  readonly user: User;
  readonly record: (effect: Effect) => void;
}

export interface StatusInPipeline {
  readonly pipeline: Pipeline;
  readonly status: Status;
}

/** Statuses of all pipelines, in display order. */
export function allStatuses({ pipelines }: Workspace): readonly StatusInPipeline[] {
  return pipelines
    .values()
    .flatMap((pipeline) => pipeline.statuses.map((status) => ({ pipeline, status })));
}

export function statusById(workspace: Workspace, id: string): StatusInPipeline | null {
  for (const pipeline of workspace.pipelines.values()) {
    const status = pipeline.statuses.find((candidate) => candidate.id === id);
    if (status !== undefined) return { pipeline, status };
  }
  return null;
}

/** For the status of a stored opportunity. */
export function knownStatus(workspace: Workspace, id: string): StatusInPipeline {
  return must(statusById(workspace, id), `status ${id} exists`);
}

export function fullName({ first_name, last_name }: User): string {
  return `${first_name} ${last_name}`;
}

export function userName(workspace: Workspace, id: string | null): string | null {
  const user = workspace.users.get(id ?? '');
  return user === undefined ? null : fullName(user);
}

export function contactsOf(workspace: Workspace, lead: Lead): readonly Contact[] {
  return lead.contact_ids.flatMap((id) => workspace.contacts.get(id) ?? []);
}

/** What people call a lead. */
export function leadName(lead: Lead): string {
  return lead.name ?? 'Untitled';
}
