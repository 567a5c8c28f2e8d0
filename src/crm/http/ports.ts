/**
 * What the courier needs from the platform: a way to send, a clock, and a place that outlives the
 * execution for what was sent lately. All calls block.
 *
 * Must not know: Apps Script, CRMs.
 */
import type { HttpReply, HttpRequest } from '../../core/exchange';

export interface HttpPort {
  /**
   * Sends all requests side by side and returns one reply each, in order, never fewer. Never
   * throws for what a network or a server does. One blocking call.
   */
  sendAll(requests: readonly HttpRequest[]): readonly HttpReply[];
}

export interface CourierClock {
  /** ms since the epoch, UTC. */
  nowMs(): number;
  /** Blocks for at least `ms`. One blocking call. */
  sleep(ms: number): void;
}

/** What later executions must know of earlier ones. Plain data. */
export interface PaceMemory {
  /** When the requests of the last window were sent, ms UTC. */
  readonly sentMs: readonly number[];
  /** The CRM asked for silence until then, ms UTC; 0 when it did not. */
  readonly silentUntilMs: number;
}

/** Kept per user and CRM, since limits are counted per key. Losing it is harmless but rude. */
export interface PaceStore {
  /** null when nothing is kept. One blocking call. */
  load(): PaceMemory | null;
  /** One blocking call. */
  save(memory: PaceMemory): void;
}
