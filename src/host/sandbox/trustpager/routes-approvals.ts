/**
 * Writes that wait for a person (TrustPager docs, Approvals). A key with an `-approval` scope gets
 * 202 and nothing is executed until somebody approves.
 */
import { isObject, type JsonObject, parseJson } from '../json';
import { type Answer, notFound, single } from './answers';
import type { Call, Route } from './call';
import { isUuid } from './input';
import { listAnswer } from './list-query';
import type { Approval } from './records';
import type { TrustPagerSwitches } from './switches';
import { timestamp } from './times';
import { newestFirst, type Scene } from './workspace';

export const approvalRoutes: readonly Route[] = [
  { method: 'GET', path: '/approvals', scopes: [], handle: list },
  { method: 'GET', path: '/approvals/:id', scopes: [], handle: get },
];

export interface QueuedWrite {
  readonly keyId: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly targetId: string | null;
}

/** Queues a write instead of executing it and answers 202. */
export function queueForApproval(scene: Scene, write: QueuedWrite): Answer {
  const [resource = '', ...rest] = write.path.slice(1).split('/');
  const action = rest.filter((part) => !isUuid(part)).at(-1);
  const approval: Approval = {
    id: scene.random.uuid(),
    api_key_id: write.keyId,
    resource,
    action: action ?? actionNames[write.method] ?? write.method.toLowerCase(),
    method: write.method,
    path: write.path,
    status: 'pending',
    body: write.body,
    target_id: write.targetId,
    createdMs: scene.nowMs,
    resolvedMs: null,
    execution_status: null,
    execution_result: null,
  };
  scene.workspace.approvals.put(approval);
  scene.record({ kind: 'queued', approvalId: approval.id });
  return { status: 202, body: pointer(approval.id, scene.switches) };
}

const actionNames: Readonly<Record<string, string>> = {
  POST: 'create',
  PATCH: 'update',
  DELETE: 'delete',
};

function pointer(id: string, { approvalIdAt }: TrustPagerSwitches): JsonObject {
  const message = 'Queued for approval.';
  if (approvalIdAt === 'data.approval_id') return { data: { approval_id: id }, message };
  return { [approvalIdAt]: id, status: 'pending', message };
}

const byNewest = newestFirst<Approval>();

function list(call: Call): Answer {
  return listAnswer(call, {
    table: call.workspace.approvals,
    order: byNewest,
    accept: () => true,
    view: (approval) => approvalView(approval, call),
    paginationInMeta: true,
  });
}

function get(call: Call): Answer {
  const approval = call.workspace.approvals.get(call.params.id ?? '');
  if (approval === undefined) return notFound(call.switches, 'Approval');
  return single(approvalView(approval, call));
}

function approvalView(approval: Approval, { workspace, switches }: Call): JsonObject {
  const { body, createdMs, resolvedMs, execution_status, execution_result, ...fields } = approval;
  const requestBody = parseJson(body);
  return {
    ...fields,
    company_id: workspace.id,
    request_body: isObject(requestBody) ? requestBody : {},
    created_at: timestamp(createdMs, switches.dateForm),
    expires_at: null,
    resolved_at: resolvedMs === null ? null : timestamp(resolvedMs, switches.dateForm),
    resolved_by: resolvedMs === null ? null : 'A colleague',
    ...(execution_status !== null && { execution_status, execution_result }),
  };
}
