/**
 * Accidents on the way to a CRM and back, planned by a test: which request, and what befalls it.
 *
 * Promises: a rule hits exactly the requests it names, counted per rule. `executed` says whether the
 * CRM did the work although the client never gets a usable answer.
 */
import type { SandboxReply } from './contract';

export type Fault =
  /** No answer at all. */
  | {
      readonly kind: 'lost';
      readonly error: 'timeout' | 'dns' | 'reset';
      readonly executed: boolean;
    }
  /** A gateway's HTML page in place of the answer. */
  | { readonly kind: 'html'; readonly status: number; readonly executed: boolean }
  /** The answer ends in the middle of its JSON. */
  | { readonly kind: 'cut' }
  /** The right status with an empty body. */
  | { readonly kind: 'empty' }
  /** A JSON answer of a server that did nothing. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** The CRM breaks down after so many rows of a bulk request; those rows stay. */
  | { readonly kind: 'crash'; readonly afterRows: number }
  /** Nothing goes wrong, but somebody does something just before the request. */
  | { readonly kind: 'meddling'; act(): void };

export interface FaultRule {
  readonly method?: string;
  /** Path below the base address; `*` stands for one part of it. Absent: any. */
  readonly path?: string;
  /** The first request hit, counted among those that match, from 1. Default 1. */
  readonly nth?: number;
  /** How many in a row are hit. Default 1. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface FaultPlan {
  add(rule: FaultRule): void;
  clear(): void;
  /** Counts this request with every rule and returns the faults that are due. */
  due(method: string, path: string): readonly Fault[];
}

export function createFaultPlan(): FaultPlan {
  let rules: { readonly rule: FaultRule; seen: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, seen: 0 });
    },
    clear: () => {
      rules = [];
    },
    due: (method, path) =>
      rules
        .filter((entry) => matches(entry.rule, method, path))
        .filter((entry) => {
          entry.seen += 1;
          const { nth = 1, times = 1 } = entry.rule;
          return entry.seen >= nth && entry.seen < nth + times;
        })
        .map((entry) => entry.rule.fault),
  };
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.path === undefined) return true;
  const wanted = rule.path.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((part, at) => part === '*' || part === given[at])
  );
}

/** True when the request must not reach the CRM. */
export function preventsExecution(fault: Fault): boolean {
  if (fault.kind === 'lost' || fault.kind === 'html') return !fault.executed;
  return fault.kind === 'refused';
}

/** After how many rows of its work the CRM breaks down; null: it does not. */
export function crashAfterRows(due: readonly Fault[]): number | null {
  const crash = due.find((fault) => fault.kind === 'crash');
  return crash?.kind === 'crash' ? crash.afterRows : null;
}

/** What the client gets in place of `reply`. Null stands for a request that never arrived. */
export function disfigure(reply: SandboxReply | null, fault: Fault): SandboxReply | null {
  switch (fault.kind) {
    case 'lost':
      return { kind: 'lost', error: fault.error };
    case 'html':
      return htmlPage(fault.status);
    case 'refused': {
      const headers = { 'content-type': 'application/json', ...fault.headers };
      return { kind: 'answer', status: fault.status, headers, body: fault.body };
    }
    case 'cut':
      return withBody(reply, (body) => body.slice(0, Math.floor(body.length * 0.6)));
    case 'empty':
      return withBody(reply, () => '');
    default:
      return reply;
  }
}

function withBody(reply: SandboxReply | null, change: (body: string) => string) {
  return reply?.kind === 'answer' ? { ...reply, body: change(reply.body) } : reply;
}

function htmlPage(status: number): SandboxReply {
  const body = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`;
  return { kind: 'answer', status, headers: { 'content-type': 'text/html' }, body };
}
