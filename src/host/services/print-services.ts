/**
 * Logger and console; both end up in the same log. Source: base services reference. The realm has
 * turned every argument into text.
 */
import type { HostContext } from '../world/context';
import type { LogLevel } from '../world/logs';
import { method, serviceClass, textOf } from './define';

const COUNTS = ['', 'any', 'any, any', 'any, any, any', 'any, any, any, any'];

/** Fills `%s`, `%d` and the like in order; what is left over follows, parted by spaces. */
function filled(args: readonly unknown[]): string {
  const [first, ...rest] = args.map(textOf);
  const text = (first ?? '').replace(/%[sdifoOj]/g, (mark) => rest.shift() ?? mark);
  return [text, ...rest].join(' ');
}

function print(level: LogLevel, text: string, { world, execution }: HostContext): void {
  world.logs.add({ execution: execution.n, atMs: world.clock.nowMs(), level, text });
}

const printer = (level: LogLevel) =>
  method('local', COUNTS, (_self, args, context) => print(level, filled(args), context));

const timers = new WeakMap<object, Map<string, number>>();

function timersOf({ execution }: HostContext): Map<string, number> {
  const known = timers.get(execution) ?? new Map<string, number>();
  timers.set(execution, known);
  return known;
}

export const printServices = [
  serviceClass(
    { name: 'Logger', global: true },
    {
      log: method('local', COUNTS, (_self, args, context) => {
        print('info', filled(args), context);
        return context.handle('Logger', context.world.logs);
      }),
      getLog: method('local', '', (_self, _args, { world, execution }) =>
        world.logs
          .lines()
          .filter((line) => line.execution === execution.n)
          .map((line) => `${line.text}\n`)
          .join(''),
      ),
    },
  ),
  serviceClass(
    { name: 'console', global: true },
    {
      debug: printer('debug'),
      info: printer('info'),
      log: printer('log'),
      warn: printer('warn'),
      error: printer('error'),
      time: method('local', 'any', (_self, [label], context) => {
        timersOf(context).set(textOf(label), context.world.clock.nowMs());
      }),
      timeEnd: method('local', 'any', (_self, [label], context) => {
        const startedMs = timersOf(context).get(textOf(label)) ?? context.world.clock.nowMs();
        print('debug', `${textOf(label)}: ${context.world.clock.nowMs() - startedMs}ms`, context);
      }),
    },
  ),
];
