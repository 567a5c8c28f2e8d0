/** The code that furnishes a realm, bundled and compiled once per process. */
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { buildSync } from 'esbuild';
import { must } from '../sandbox/assume';

let compiled: vm.Script | null = null;

/** Evaluates to `install` of the realm's `main.ts`. */
export function realmScript(): vm.Script {
  compiled ??= new vm.Script(bundled(), { filename: 'realm.js' });
  return compiled;
}

function bundled(): string {
  const entry = fileURLToPath(new URL('../realm/main.ts', import.meta.url));
  const result = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2019',
    logLevel: 'silent',
  });
  const code = must(result.outputFiles[0], 'the realm bundles into one file').text;
  return `(function () { var module = { exports: {} }; ${code}\nreturn module.exports.install; })()`;
}
