/** Answers of TrustPager for tests, built from the documented examples. */
import type { Exchange, HttpAnswer, Result } from '../../../src/core/exchange';
import type { Scope } from '../../../src/core/model';

export const KEY = 'tp_test_0123456789abcdef';

export const SALES = { id: '11111111-1111-4111-8111-111111111111', label: 'Sales' } as const;
const STAGE_ID = '22222222-2222-4222-8222-222222222222';

export function scope(filters: Readonly<Record<string, string>> = {}): Scope {
  return { pipeline: SALES, filters };
}

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** A placement as a list row shows it. */
export const PROPOSAL_CARD = {
  pipeline_id: SALES.id,
  stage_id: STAGE_ID,
  crm_pipelines: { id: SALES.id, name: 'Sales' },
  crm_pipeline_stages: { id: STAGE_ID, name: 'Proposal', color: '#3B82F6' },
} as const;

/** A row of the list; `parts` replace its keys, undefined takes one away. */
export function row(parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { id: 'o-1', name: 'Roof', placements: [PROPOSAL_CARD], ...parts };
}

export function list(
  rows: readonly unknown[],
  pagination: unknown = { limit: 100, has_more: false, next_cursor: null, prev_cursor: null },
): HttpAnswer {
  return jsonAnswer(200, { data: rows, pagination, meta: { credits_remaining: 9500 } });
}

/** The value that an exchange reads from an answer. */
export function readValue<T>(exchange: Exchange<T>, answer: HttpAnswer): T {
  const result: Result<T> = exchange.read(answer);
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

/** The query of a request, by name. */
export function queryOf(exchange: Exchange<unknown>): Record<string, string> {
  return Object.fromEntries(new URL(exchange.request.url).searchParams);
}
