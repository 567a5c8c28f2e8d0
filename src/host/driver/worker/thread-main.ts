/**
 * Entry of an execution's thread: one realm, one function, then the end. Every call is a message to
 * the world's thread; this one sleeps until the answer lies ready.
 *
 * Must not know: the world. What it needs arrives as a `Task`.
 */
import vm from 'node:vm';
import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import type { Reply } from '../../realm/wire';
import { must } from '../../sandbox/assume';
import { createRandom } from '../../sandbox/random';
import { type RealmDoor, runRealm } from '../realm-run';
import { compileScript } from '../script-code';
import type { FromThread, Task, ToThread } from './messages';

interface Door extends RealmDoor {
  /** From now on every call is refused here. */
  close(): void;
}

function openDoor(port: MessagePort, { gate, randomSeed, time }: Task): Door {
  const ready = new Int32Array(gate);
  let told = { nowMs: time.nowMs, atMs: Date.now() };
  let isClosed = false;
  return {
    nowMs: () => told.nowMs + (time.isLive ? Date.now() - told.atMs : 0),
    random: createRandom(randomSeed).fork('Math.random').next,
    call(className, method, handle, args): Reply {
      if (isClosed) return { kind: 'dead' };
      tell(port, { kind: 'call', call: { className, method, handle, args } });
      // A wake-up may belong to the last answer: this thread may have read that before it was woken.
      while (Atomics.load(ready, 0) === 0) Atomics.wait(ready, 0, 0);
      Atomics.store(ready, 0, 0);
      const { message } = must(receiveMessageOnPort(port), 'an answer lies ready');
      const answer = message as ToThread;
      told = { nowMs: answer.nowMs, atMs: Date.now() };
      return answer.reply;
    },
    close: () => {
      isClosed = true;
    },
  };
}

function tell(port: MessagePort, message: FromThread): void {
  port.postMessage(message);
}

function run(port: MessagePort, task: Task): void {
  const door = openDoor(port, task);
  const report = runRealm({
    furniture: new vm.Script(task.realmCode, { filename: 'realm.js' }),
    code: compileScript(task.files),
    functionName: task.functionName,
    classes: task.classes,
    zone: task.zone,
    door,
    args: () => task.args,
    over: door.close,
  });
  tell(port, { kind: 'over', report });
}

run(must(parentPort, 'this file is the entry of a thread'), workerData as Task);
