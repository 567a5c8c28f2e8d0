/**
 * Makes of a resolved payload what it asks for: accounts and contacts first, then the opportunity,
 * unless the pipeline has it already.
 */
import type { JsonObject } from '../json';
import type { Intake } from './intake';
import { createOpportunity, updateOpportunity } from './operations';
import { resolvePartner } from './partners';
import type { Opportunity } from './records';
import type { OctolaneSwitches } from './switches';
import type { Scene } from './workspace';

export interface Taken {
  readonly kind: 'created' | 'merged' | 'skipped';
  readonly row: Opportunity;
}

export type DuplicateKey = OctolaneSwitches['fastBulkDuplicate'];

/** `onDuplicate` decides about an opportunity that the pipeline has already, judged by `key`. */
export function takeIn(
  scene: Scene,
  intake: Intake,
  onDuplicate: OctolaneSwitches['duplicateCreate'],
  key: DuplicateKey = 'domainPipelineName',
): Taken {
  const known = onDuplicate === 'separate' ? undefined : findDuplicate(scene, intake, key);
  if (known !== undefined && onDuplicate === 'skipped') return { kind: 'skipped', row: known };
  const { account, contact, others } = intake;
  const idOf = (kind: 'account' | 'contact', input: JsonObject | null): string | null =>
    input === null ? null : resolvePartner(scene, kind, input).partner.id;
  const accountId = idOf('account', account);
  const contactId = idOf('contact', contact);
  const stakeholderIds = [...new Set(others.flatMap((other) => idOf('contact', other) ?? []))];
  if (known !== undefined) {
    const contacts = {
      contactId: contactId ?? known.contactId,
      stakeholderIds: [...new Set([...known.stakeholderIds, ...stakeholderIds])],
    };
    return { kind: 'merged', row: updateOpportunity(scene, known, contacts) };
  }
  const fields = { ...intake.fields, accountId, contactId, stakeholderIds };
  return { kind: 'created', row: createOpportunity(scene, intake.pipeline.id, fields) };
}

function findDuplicate(
  { workspace, switches }: Scene,
  { pipeline, fields, account }: Intake,
  key: DuplicateKey,
): Opportunity | undefined {
  const domain = account?.domain;
  const known =
    domain === undefined
      ? undefined
      : workspace.directory.find('account', domain, switches.identifiers);
  if (key === 'domainPipelineName' && known === undefined) return undefined;
  return workspace.opportunities.now
    .values()
    .find(
      (row) =>
        row.pipelineId === pipeline.id &&
        row.name === fields.name &&
        (key === 'pipelineName' || row.accountId === known?.id),
    );
}
