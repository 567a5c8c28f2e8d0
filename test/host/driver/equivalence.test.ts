import { createAsyncEditor } from '../../../src/host/driver/editor';
import { createInThreadRunner } from '../../../src/host/driver/in-thread';
import type { AsyncRunner, ExecutionResult } from '../../../src/host/driver/result';
import { createWorkerRunner } from '../../../src/host/driver/worker/worker-runner';
import type { World } from '../../../src/host/world/context';
import { type Scene, scenes } from './scenes';

interface Driver {
  readonly run: AsyncRunner;
  close(): Promise<void>;
}

const drivers = {
  inThread(world: World): Driver {
    const runner = createInThreadRunner(world, world.project.scripts);
    return { run: async (request) => runner(request), close: () => Promise.resolve() };
  },
  inThreadsOfTheirOwn(world: World): Driver {
    const runner = createWorkerRunner(world, world.project.scripts);
    return { run: (request) => runner.start(request).done, close: runner.close };
  },
};

/** All that is left of a scene. */
async function played(scene: Scene, open: (world: World) => Driver) {
  const { world, play } = scene.open();
  const driver = open(world);
  const results: unknown[] = [];
  const ends = new Set<ExecutionResult['kind']>();
  const editor = createAsyncEditor(world, async (request) => {
    const result = await driver.run(request);
    ends.add(result.kind);
    results.push({ ...result, execution: result.execution?.meters.read() });
    return result;
  });
  const answers = await play(editor);
  await driver.close();
  const { trace, clock, workbook, properties, users, windows, logs } = world;
  const people = users.all().map(({ email }) => email);
  const left = {
    hash: trace.hash(),
    calls: trace.entries().length,
    ends: [...ends].sort(),
    results,
    answers: JSON.stringify(answers),
    nowMs: clock.nowMs(),
    stores: ['script', 'document', ...people.map((email) => `user:${email}`)].map((name) =>
      properties.of(name).all(),
    ),
    windows: people.map((email) => windows.of(email)),
    logs: logs.lines(),
  };
  return { left, book: workbook.current() };
}

describe('HO16 the same in this thread and in threads of their own', () => {
  test.each(scenes.map((scene) => [scene.title, scene] as const))('%s', async (_title, scene) => {
    const here = await played(scene, drivers.inThread);
    const there = await played(scene, drivers.inThreadsOfTheirOwn);
    expect(there.left).toEqual(here.left);
    // A deep comparison of whole books is slow, so it is made only to show what differs.
    if (JSON.stringify(there.book) !== JSON.stringify(here.book)) {
      expect(there.book).toEqual(here.book);
    }
    expect(here.left.calls).toBeGreaterThan(0);
    expect(here.left.ends).toEqual([...scene.ends].sort());
  });

  test('is seen in twenty scenes at least', () => {
    expect(new Set(scenes.map(({ title }) => title)).size).toBeGreaterThanOrEqual(20);
  });
});
