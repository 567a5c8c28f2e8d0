/**
 * Payloads of new opportunities: everything that they name is looked up, without any effect
 * (Octolane docs, Create opportunity).
 */
import type { JsonObject } from '../json';
import { missing, type Read, read, refuse } from './answers';
import type {
  AccountInput,
  ContactInput,
  CreateInput,
  FastCreateInput,
  OpportunityPart,
  OwnerPart,
} from './bodies';
import { mergedCustom, readCustomValue } from './custom-values';
import { readOwner, readSeconds } from './properties';
import type { CustomField, OpportunityFields, Pipeline } from './records';
import type { OctolaneSwitches } from './switches';
import { activeStages, pipelineById, type Scene } from './workspace';

/** A payload whose names are all resolved. */
export interface Intake {
  readonly pipeline: Pipeline;
  readonly fields: Omit<OpportunityFields, 'accountId' | 'contactId' | 'stakeholderIds'>;
  readonly account: AccountInput | null;
  readonly contact: ContactInput | null;
  readonly others: readonly ContactInput[];
}

export function readCreate(scene: Scene, input: CreateInput): Read<Intake> {
  const { account_domain, primary_contact_email, additional_contact_emails, ...owner } =
    input.related_objects;
  return readIntake(scene, {
    pipeline: pipelineById(scene.workspace, input.pipeline_id),
    part: input.opportunity,
    owner,
    account: account_domain ? { domain: account_domain } : null,
    contact: primary_contact_email ? { email: primary_contact_email } : null,
    others: (additional_contact_emails ?? []).map((email) => ({ email })),
  });
}

/** `pipeline_name` counts where no `pipeline_id` is given. */
export function readFastCreate(scene: Scene, input: FastCreateInput): Read<Intake> {
  const { account, primary_contact, additional_contacts, ...owner } = input.related_objects;
  const { pipeline_id, pipeline_name } = input;
  if (!pipeline_id && !pipeline_name) return refuse('pipeline_id', 'is required');
  const pipelines = scene.workspace.pipelines.values();
  return readIntake(scene, {
    pipeline: pipeline_id
      ? pipelineById(scene.workspace, pipeline_id)
      : pipelines.find((pipeline) => pipeline.name === pipeline_name),
    part: input.opportunity,
    owner,
    account: account ?? null,
    contact: primary_contact ?? null,
    others: additional_contacts ?? [],
  });
}

interface Payload extends Pick<Intake, 'account' | 'contact' | 'others'> {
  readonly pipeline: Pipeline | undefined;
  readonly part: OpportunityPart;
  readonly owner: OwnerPart;
}

function readIntake(scene: Scene, payload: Payload): Read<Intake> {
  const { pipeline, part, owner, ...partners } = payload;
  if (pipeline === undefined) return missing('pipeline_id', 'Pipeline');
  const stage = readStage(part, pipeline, scene.switches);
  if (!stage.ok) return stage;
  const close = readDate('close_date', part.close_date, scene.switches);
  if (!close.ok) return close;
  const nextAction = readDate('next_action_date', part.next_action_date, scene.switches);
  if (!nextAction.ok) return nextAction;
  const ownerId = readOwnerPart(scene, owner, pipeline);
  if (!ownerId.ok) return ownerId;
  const custom = readCustom(scene, pipeline, part.custom_attributes ?? {});
  if (!custom.ok) return custom;
  const fields = {
    name: part.name || (partners.account?.domain ?? null),
    stageId: stage.value,
    amount: part.deal_size ?? null,
    closeMs: close.value,
    nextActionMs: nextAction.value,
    nextSteps: part.next_steps ?? null,
    ownerId: ownerId.value,
    custom: custom.value,
  };
  return read({ pipeline, fields, ...partners });
}

/** The first active stage where none is named. Of a label that occurs twice, the first. */
function readStage(
  { stage_id, stage_name }: OpportunityPart,
  pipeline: Pipeline,
  { unknownStage }: OctolaneSwitches,
): Read<string | null> {
  const stages = activeStages(pipeline);
  const first = stages[0]?.id ?? null;
  if (!stage_id && !stage_name) return read(first);
  const byId = stages.find(({ id }) => id === stage_id?.toLowerCase());
  const byName = stages.find(({ label }) => label === stage_name);
  if (stage_id && stage_name && byId?.label !== stage_name) {
    return refuse('opportunity.stage_name', 'is not the name of stage_id');
  }
  const found = stage_id ? byId : byName;
  if (found !== undefined) return read(found.id);
  const path = stage_id ? 'opportunity.stage_id' : 'opportunity.stage_name';
  return unknownStage === 'firstStage' ? read(first) : refuse(path, 'is not one of the pipeline');
}

/** Seconds from here on are taken for milliseconds: the year 5138. */
const suspiciousSeconds = 100_000_000_000;

function readDate(
  name: string,
  seconds: number | null | undefined,
  { millisecondDates }: OctolaneSwitches,
): Read<number | null> {
  if (seconds === undefined || seconds === null) return read(null);
  const path = `opportunity.${name}`;
  if (millisecondDates === 'refused' && Math.abs(seconds) >= suspiciousSeconds) {
    return refuse(path, 'must be in seconds');
  }
  return readSeconds(seconds, path);
}

function readOwnerPart(
  { workspace, switches, userId }: Scene,
  { owner_email, owner_id }: OwnerPart,
  pipeline: Pipeline,
): Read<string | null> {
  if (!owner_email && !owner_id) {
    return read(switches.ownerDefault === 'keyOwner' ? userId : null);
  }
  const wanted = owner_email?.toLowerCase();
  const byEmail = workspace.users.values().find((user) => user.isMember && user.email === wanted);
  if (owner_id && owner_email && byEmail?.id !== owner_id.toLowerCase()) {
    return refuse('related_objects.owner_email', 'is not the address of owner_id');
  }
  const path = `related_objects.${owner_id ? 'owner_id' : 'owner_email'}`;
  const found = owner_id
    ? readOwner(owner_id, { workspace, switches, pipeline, path })
    : byEmail === undefined
      ? refuse(path, 'is not a member of this workspace')
      : read(byEmail.id);
  return found.ok || switches.unknownOwner === 'refused' ? found : read(null);
}

function readCustom(
  { workspace, switches }: Scene,
  pipeline: Pipeline,
  given: JsonObject,
): Read<JsonObject> {
  const values: Record<string, JsonObject[string]> = {};
  for (const [key, value] of Object.entries(given)) {
    const path = `opportunity.custom_attributes.${key}`;
    const field = pipeline.customFields.find((each) => keyOf(each, switches) === key);
    if (field === undefined) {
      if (switches.unknownCustomKey === 'refused') return refuse(path, 'is not a field');
      continue;
    }
    const kept = readCustomValue(field, value, { workspace, switches, path });
    if (!kept.ok) return kept;
    values[field.propertyName] = kept.value;
  }
  return read(mergedCustom({}, values));
}

function keyOf(field: CustomField, { customKeys }: OctolaneSwitches): string {
  return customKeys === 'slug' ? field.slug : field.propertyName;
}
