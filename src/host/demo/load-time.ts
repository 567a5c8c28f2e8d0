/** How long the bundle takes to load in a fresh context, as every execution at Google has to. */
import vm from 'node:vm';
import type { Project } from '../world/project';

const RUNS = 9;

/** Median ms to make a context, load the script and call nothing; compiled code is reused. */
export function loadMs({ scripts }: Project): number {
  const compiled = scripts.map(({ source }) => new vm.Script(source));
  const times = Array.from({ length: RUNS }, () => {
    const startedMs = performance.now();
    const context = vm.createContext({});
    for (const script of compiled) script.runInContext(context);
    return performance.now() - startedMs;
  });
  const median = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  return Math.round(median * 10) / 10;
}
