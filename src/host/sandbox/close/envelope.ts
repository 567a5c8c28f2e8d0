/** The last touch of an answer: unknown keys by the switch, text and headers. */
import type { SandboxAnswer } from '../contract';
import { isObject, type Json } from '../json';
import type { Answer } from './answers';
import type { CloseSwitches } from './switches';

export function replyOf({ status, headers, body }: Answer, switches: CloseSwitches): SandboxAnswer {
  if (body === null) return { kind: 'answer', status, headers: { ...headers }, body: '' };
  const marks = status < 300 && switches.extraKeys === 'everywhere' && typeof body !== 'string';
  const full = marks ? withExtraKeys(body) : body;
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof full === 'string' ? full : JSON.stringify(full),
  };
}

/** Unknown keys in every object, also nested ones. */
function withExtraKeys(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withExtraKeys);
  if (!isObject(value)) return value;
  const parts = Object.entries(value).map(([key, part]) => [key, withExtraKeys(part)]);
  return { ...Object.fromEntries(parts), x_unknown: { deep: [1, null, 'text'] } };
}
