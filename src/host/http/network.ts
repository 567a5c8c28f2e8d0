/**
 * Where a fetch ends up. The router answers from sandboxes at once; the live network goes out and
 * answers later, which a script does not see, since its thread waits.
 */
import type { SandboxReply, SandboxRequest } from '../sandbox/contract';

/** `timeoutMs`: how long the script would wait; for a network that really takes time. */
export type Network = (
  request: SandboxRequest,
  timeoutMs: number,
) => SandboxReply | Promise<SandboxReply>;
