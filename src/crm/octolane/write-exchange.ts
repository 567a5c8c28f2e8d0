/** Exchanges that write: what every answer to them has in common. Must not know: what is written. */
import type { Exchange, HttpRequest, Result } from '../../core/exchange';
import type { WriteAnswer } from '../../core/writing';
import { scrubbedWrite } from '../shared/scrubbed-write';
import { writeShape } from './wire-writes';

/** `answers` reads the `data` of a 2xx, which is undefined where there is none. */
export function writeExchange(parts: {
  readonly key: string;
  readonly request: HttpRequest;
  readonly answers: (data: unknown) => Result<readonly WriteAnswer[]>;
}): Exchange<readonly WriteAnswer[]> {
  const { key, request, answers } = parts;
  return scrubbedWrite({ key, request, shape: writeShape, answers: ({ data }) => answers(data) });
}
