/**
 * What passes between the emulated network and the sandbox of a CRM.
 *
 * Promises: plain data and one synchronous function, because an Apps Script fetch blocks. A sandbox
 * imports nothing else of the host, and nothing of the product it judges.
 */

export interface SandboxRequest {
  /** Upper case, for example `POST`. */
  readonly method: string;
  /** Absolute URL. Only path and query matter to a sandbox. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When the request arrives, ms UTC. */
  readonly atMs: number;
}

export interface SandboxAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the CRM took, ms; absent: the network's usual time. */
  readonly tookMs?: number;
}

export type SandboxReply =
  | SandboxAnswer
  /** Nothing came back. The request may have been executed. */
  | { readonly kind: 'lost'; readonly error: 'timeout' | 'dns' | 'reset' };

export type SandboxHandler = (request: SandboxRequest) => SandboxReply;
