/** The code that furnishes a realm, bundled and compiled once per process. */
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { bundled } from './bundled';

let code: string | null = null;
let compiled: vm.Script | null = null;

/** Text that evaluates to `install` of the realm's `main.ts`. */
export function realmCode(): string {
  code ??= wrapped(
    bundled(fileURLToPath(new URL('../realm/main.ts', import.meta.url)), { target: 'es2019' }),
  );
  return code;
}

/** The same, compiled. */
export function realmScript(): vm.Script {
  compiled ??= new vm.Script(realmCode(), { filename: 'realm.js' });
  return compiled;
}

function wrapped(body: string): string {
  return `(function () { var module = { exports: {} }; ${body}\nreturn module.exports.install; })()`;
}
