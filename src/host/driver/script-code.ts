/** The files of a script, compiled once and evaluated in every fresh realm. */
import vm from 'node:vm';
import type { SourceFile } from '../world/project';

export interface ScriptCode {
  readonly files: readonly vm.Script[];
  /** A script that evaluates to the named function, or to null when there is none. */
  lookup(functionName: string): vm.Script;
}

/** A name, or names joined by dots as menus accept them. */
const FUNCTION_PATH = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/;

/** Files in the order in which clasp pushes them. Throws on a syntax error, as a push would. */
export function compileScript(files: readonly SourceFile[]): ScriptCode {
  const lookups = new Map<string, vm.Script>();
  return {
    files: files.map(({ name, source }) => new vm.Script(source, { filename: `${name}.gs` })),
    lookup(functionName) {
      let lookup = lookups.get(functionName);
      if (lookup === undefined) {
        lookup = new vm.Script(lookupCode(functionName), { filename: 'entry.js' });
        lookups.set(functionName, lookup);
      }
      return lookup;
    },
  };
}

/** A lookup by expression, since `const f = …` at top level is no field of the global object. */
function lookupCode(functionName: string): string {
  if (!FUNCTION_PATH.test(functionName)) return 'null';
  const parts = functionName.split('.');
  const owner = parts.slice(0, -1).join('.');
  const guards = parts.map((_part, at) => {
    const path = parts.slice(0, at + 1).join('.');
    const wanted = at === parts.length - 1 ? "=== 'function'" : "!== 'undefined'";
    return `typeof ${path} ${wanted}`;
  });
  return `${guards.join(' && ')} ? [${functionName}, ${owner || 'undefined'}] : null`;
}
