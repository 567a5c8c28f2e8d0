/**
 * How long a creation in doubt stays so. Pure; must not know a particular CRM.
 */
import type { Connector } from './connector';

export interface DoubtTerms {
  /** Absence proves nothing before, ms. */
  readonly quarantineMs: number;
  /** The same request may be sent again under its key for so long, ms; 0: never. */
  readonly keyMs: number;
}

/** Where a key settles doubt, a list that lags must still be given its time when the key is too old. */
const QUARANTINE_MS = 15 * 60_000;

/** A clock that goes wrong a little must not make a key outlive its time. */
const KEY_MARGIN_MS = 30 * 60_000;

export function doubtTerms({ writing }: Pick<Connector, 'writing'>): DoubtTerms {
  return writing.doubt.kind === 'key'
    ? { quarantineMs: QUARANTINE_MS, keyMs: Math.max(0, writing.doubt.keyMs - KEY_MARGIN_MS) }
    : { quarantineMs: writing.doubt.quarantineMs, keyMs: 0 };
}
