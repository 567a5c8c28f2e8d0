/** The connector, the courier and the sandbox joined, in virtual time. */
import type { HttpReply, HttpRequest } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { Scope } from '../../../src/core/model';
import { createCourier, type RunCourier } from '../../../src/crm/http/courier';
import type { PaceMemory } from '../../../src/crm/http/ports';
import { trustpager } from '../../../src/crm/trustpager/connector';
import type { SandboxReply } from '../../../src/host/sandbox/contract';
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { Opportunity } from '../../../src/host/sandbox/trustpager/records';
import {
  createTrustPagerSandbox,
  type TrustPagerOptions,
  type TrustPagerSandbox,
} from '../../../src/host/sandbox/trustpager/sandbox';

export const START_MS = Date.UTC(2026, 10, 21);

const LATENCY_MS = 400;

export interface SandboxWorld {
  readonly sandbox: TrustPagerSandbox;
  /** The whole list of the first pipeline. */
  readonly view: ListView;
  /** A courier as a new execution would make one. */
  courier(): RunCourier;
  /** The opportunities of the scope's pipeline as the CRM holds them. */
  truth(): readonly Opportunity[];
  nowMs(): number;
}

export function sandboxWorld(
  options: Partial<TrustPagerOptions> = {},
  key: string = sandboxKeys.full,
): SandboxWorld {
  const sandbox = createTrustPagerSandbox({
    seed: 'connector',
    records: 230,
    startMs: START_MS,
    ...options,
  });
  let nowMs = START_MS;
  let memory: PaceMemory | null = null;
  const courier = () =>
    createCourier({
      http: {
        sendAll: (requests) => {
          const replies = requests.map((request) => reply(sandbox, request, nowMs));
          nowMs += LATENCY_MS;
          return replies;
        },
      },
      clock: {
        nowMs: () => nowMs,
        sleep(ms) {
          nowMs += ms;
        },
      },
      pace: trustpager.pace,
      paceStore: {
        load: () => memory,
        save(kept) {
          memory = kept;
        },
      },
      fault: (answer, atMs) => trustpager.fault(answer, atMs),
      deadlineMs: nowMs + 240_000,
      waitMsMax: 65_000,
      secrets: [key],
      random: () => 0.5,
    });
  const [pipeline] = sandbox.workspace().pipelines.values();
  if (!pipeline) throw new Error('a workspace has pipelines');
  const scope: Scope = { pipeline: { id: pipeline.id, label: pipeline.name }, filters: {} };
  const truth = () =>
    [...sandbox.workspace().opportunities.values()].filter((row) =>
      row.placements.some((card) => card.pipeline_id === pipeline.id),
    );
  const view = { key, scope, columns: [] };
  return { sandbox, view, courier, truth, nowMs: () => nowMs };
}

function reply(sandbox: TrustPagerSandbox, request: HttpRequest, atMs: number): HttpReply {
  const { method, url, headers, body = '' } = request;
  const got: SandboxReply = sandbox.handle({
    method: method.toUpperCase(),
    url,
    headers,
    body,
    atMs,
  });
  if (got.kind === 'lost') return { kind: 'lost', reason: got.error };
  return { kind: 'answer', answer: got };
}
