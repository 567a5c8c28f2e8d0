/**
 * Where a fetch ends up. The router answers from sandboxes; another implementation may go out.
 * Promises: synchronous, since an Apps Script fetch blocks.
 */
import type { SandboxReply, SandboxRequest } from '../sandbox/contract';

export type Network = (request: SandboxRequest) => SandboxReply;
