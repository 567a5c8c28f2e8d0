/** The last touch of an answer: credits in `meta`, unknown keys by the switch, text and headers. */
import type { SandboxAnswer } from '../contract';
import { isObject, type Json, type JsonObject } from '../json';
import type { Answer } from './answers';
import type { TrustPagerSwitches } from './switches';

/** What goes over the wire. Answers of 2xx with a body get `meta`, unless `creditsRemaining` is null. */
export function replyOf(
  answer: Answer,
  creditsRemaining: number | null,
  switches: TrustPagerSwitches,
): SandboxAnswer {
  const { status, headers, body } = answer;
  if (body === null) return { kind: 'answer', status, headers: { ...headers }, body: '' };
  const done = status < 300;
  const full = done ? withExtraKeys(withMeta(body, creditsRemaining, switches), switches) : body;
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(full),
  };
}

function withMeta(
  body: JsonObject,
  credits: number | null,
  switches: TrustPagerSwitches,
): JsonObject {
  if (credits === null) return body;
  const own = isObject(body.meta) ? body.meta : {};
  if (switches.meta === 'present') {
    return { ...body, meta: { ...own, credits_remaining: credits } };
  }
  const { meta: _left, ...rest } = body;
  return Object.keys(own).length === 0 ? rest : body;
}

function withExtraKeys(body: JsonObject, { extraKeys }: TrustPagerSwitches): JsonObject {
  if (extraKeys === 'none') return body;
  const { data = null, ...rest } = body;
  return { ...rest, data: marked(data), x_request: { id: 'unknown to you' } };
}

/** Unknown keys in every row, also nested ones; `metadata` holds the users' own and is left alone. */
function marked(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(marked);
  if (!isObject(value)) return value;
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    key === 'metadata' ? part : marked(part),
  ]);
  return { ...Object.fromEntries(parts), x_unknown: { deep: [1, null, 'text'] } };
}
