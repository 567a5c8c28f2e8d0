/**
 * TrustPager's error answers as faults (docs.trustpager.com, Errors and Authentication).
 *
 * Promises: the status decides, the code refines; a body that is no TrustPager error never makes a
 * record "gone", since gateways answer 404 as well. Must not know: requests, retrying.
 */
import * as z from 'zod/mini';
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';
import { gatewayFault, timed } from '../shared/faults';
import { asPhrase } from '../shared/words';
import { errorShape, type WireError } from './wire';

/** 403 has several reasons; only the code tells them apart. */
const KIND_OF_403: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
  ['INSUFFICIENT_SCOPE', 'forbidden'],
  ['INSUFFICIENT_CREDITS', 'creditsGone'],
  ['PLAN_REQUIRED', 'planRequired'],
]);

/** A 429 does not have to say how long; the limit is counted per minute, a longer one per day. */
const MINUTE_LIMIT = { assumedWaitMs: 60_000, waitMsMax: 3_600_000 };

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const parsed = z.safeParse(errorShape, parseJson(answer.body));
  const fault = parsed.success ? statedFault(answer.status, parsed.data) : gatewayFault(answer);
  const statedMs = retryAtMs(answer.headers, nowMs);
  return timed(fault, { statedMs, nowMs, ...MINUTE_LIMIT });
}

function statedFault(status: number, body: WireError): Fault {
  const words = wording(body);
  const kind = kindOf(status, body.error.code ?? '', words);
  const detail = words || `status ${status}`;
  const missing = body.required_scopes ?? body.error.required_scopes ?? [];
  const isNamed = kind === 'forbidden' && missing.length > 0;
  return isNamed ? { kind, detail, status, missing } : { kind, detail, status };
}

function kindOf(status: number, code: string, words: string): FaultKind {
  if (status === 403) return KIND_OF_403.get(code) ?? 'forbidden';
  if (status === 429 && isAboutDay(`${code} ${words}`)) return 'dailyCap';
  return faultKindOf(status);
}

/** Speaks of the day and not of the minute. Codes have underscores between words. */
function isAboutDay(words: string): boolean {
  const text = words.replace(/_/g, ' ');
  return /\b(daily|day|24 hours)\b/i.test(text) && !/\bmin/i.test(text);
}

/** What TrustPager says, what it advises, and what it would take instead; no final full stop. */
function wording({ error, upgrade_url }: WireError): string {
  const available = (error.details?.available ?? []).filter(
    (choice): choice is string => typeof choice === 'string',
  );
  const upgradeUrl = upgrade_url ?? error.upgrade_url;
  return asPhrase([
    error.message,
    error.fix,
    available.length > 0 ? `Possible values: ${available.join(', ')}` : null,
    upgradeUrl ? `Plans: ${upgradeUrl}` : null,
  ]);
}
