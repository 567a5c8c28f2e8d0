/**
 * The thread of one execution as the world's thread sees it: it asks, is answered, and is over.
 *
 * Promises: after `end` nothing more is heard of it. Must not know: the world.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ServiceCall } from '../../world/context';
import { bundled } from '../bundled';
import type { RealmReport } from '../realm-run';
import type { FromThread, Task, ToThread } from './messages';

export interface ThreadListener {
  /** The thread stands still until it is answered. */
  onCall(call: ServiceCall): void;
  onOver(report: RealmReport): void;
  /** The thread broke down: a bug of the host. */
  onError(error: unknown): void;
}

export interface Thread {
  answer(answer: ToThread): void;
  /** Ends it wherever it is; resolves when it is gone. */
  end(): Promise<void>;
}

/** Assumed; what Google allows is not stated. */
const MEMORY_MB_MAX = 512;
const OUT_OF_MEMORY: RealmReport = {
  outcome: {
    kind: 'threw',
    error: { name: 'Exception', message: 'Out of memory error.', stack: '' },
  },
  rejections: [],
};

let code: string | null = null;

/** Threads start from text, so that they need no loader for TypeScript. Bundled once per process. */
function threadCode(): string {
  code ??= bundled(fileURLToPath(new URL('./thread-main.ts', import.meta.url)), {
    platform: 'node',
    target: 'node20',
  });
  return code;
}

export function startThread(task: Omit<Task, 'gate'>, listener: ThreadListener): Thread {
  const gate = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const ready = new Int32Array(gate);
  const worker = new Worker(threadCode(), {
    eval: true,
    workerData: { ...task, gate } satisfies Task,
    // Neither loaders nor variables of this process.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX },
  });
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'call') listener.onCall(message.call);
    else listener.onOver(message.report);
  });
  worker.on('error', (error) => {
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      listener.onOver(OUT_OF_MEMORY);
    else listener.onError(error);
  });
  worker.on('exit', () => listener.onError(new Error('a thread ended without a word')));
  return {
    answer(answer) {
      worker.postMessage(answer);
      Atomics.store(ready, 0, 1);
      Atomics.notify(ready, 0);
    },
    async end() {
      worker.removeAllListeners();
      // What breaks on the way out is nobody's concern, but without a listener it would end us.
      worker.on('error', () => undefined);
      await worker.terminate();
    },
  };
}
