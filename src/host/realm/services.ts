/**
 * Service objects as the script sees them: thin, made from a manifest of names, every method one
 * call through the host's door.
 *
 * Promises: a method that is not emulated throws its own name; a dead execution throws the same
 * signal from every call. Must not know: what any service does.
 */
import { box, open, type Registry } from './box';
import { createEnums } from './enums';
import { printable } from './print';
import { evaluateTemplate } from './template';
import type { ClassManifest, HandleBox, RealmHost, Wire } from './wire';

/** Names that the language itself looks up on objects; never a service method. */
const LANGUAGE_NAMES = new Set(['then', 'toJSON', 'constructor', 'valueOf', 'inspect']);
/** Their arguments are printed, not passed. */
const PRINTERS = new Set(['Logger', 'console']);

type Method = (this: object, ...args: unknown[]) => unknown;

/** The registry of the realm, with the globals already placed on `scope`. */
export function installServices(scope: object, host: RealmHost): Registry {
  const classes = new Map(host.classes.map((manifest) => [manifest.name, manifest]));
  const enums = createEnums(host.classes);
  const handles = new WeakMap<object, HandleBox>();
  const objects = new Map<number, object>();
  const prototypes = new Map<string, object>();
  const signal = exception('The execution is over.');

  const registry: Registry = {
    objectOf(handle) {
      const known = objects.get(handle.$handle);
      if (known !== undefined) return known;
      const made = Object.create(prototypeOf(handle.$class)) as object;
      objects.set(handle.$handle, made);
      handles.set(made, { $class: handle.$class, $handle: handle.$handle });
      return made;
    },
    enumOf: (member) => enums.memberOf(member),
    boxOf: (value) => handles.get(value) ?? enums.boxOf(value),
  };

  function call(className: string, name: string, handle: number | null, args: unknown[]): unknown {
    const wires: Wire[] = args.map((arg) =>
      PRINTERS.has(className) ? printable(arg) : box(arg, registry, 'opaque'),
    );
    const reply = host.call(className, name, handle, wires);
    if (reply.kind === 'value') return open(reply.value, registry);
    throw reply.kind === 'dead' ? signal : exception(reply.message);
  }

  function methodOf(className: string, name: string): Method {
    const isGlobal = classes.get(className)?.global === true;
    return function method(...args) {
      const handle = handles.get(this);
      if (handle?.$class !== className && !(isGlobal && handle === undefined)) {
        throw new TypeError(`${className}.${name} was called on something else.`);
      }
      return call(className, name, handle?.$handle ?? null, args);
    };
  }

  function prototypeOf(className: string): object {
    const known = prototypes.get(className);
    if (known !== undefined) return known;
    const made = createPrototype(classes.get(className), className);
    prototypes.set(className, made);
    return made;
  }

  /** Methods are made at first use: most executions use few of hundreds. */
  function createPrototype(manifest: ClassManifest | undefined, className: string): object {
    const members = new Map<string, unknown>([['toString', () => className]]);
    for (const name of Object.keys(manifest?.enums ?? {})) members.set(name, enums.tableOf(name));
    if (className === 'HtmlTemplate') members.set('evaluate', templateMethod);
    return new Proxy(Object.create(null) as object, {
      get(_target, name) {
        if (typeof name !== 'string') return undefined;
        if (members.has(name)) return members.get(name);
        if (LANGUAGE_NAMES.has(name)) return Reflect.get(Object.prototype, name);
        const made = methodOf(className, name);
        members.set(name, made);
        return made;
      },
    });
  }

  const templateMethod: Method = function evaluate() {
    const code = call('HtmlTemplate', 'getCode', handles.get(this)?.$handle ?? null, []);
    const text = evaluateTemplate(String(code), this, host.compile);
    return call('HtmlService', 'createHtmlOutput', null, [text]);
  };

  for (const manifest of host.classes) {
    if (!manifest.global) continue;
    const value = Object.create(prototypeOf(manifest.name)) as object;
    Object.defineProperty(scope, manifest.name, { value, writable: true, configurable: true });
  }
  return registry;
}

/** What Apps Script throws for its services: an Error that calls itself Exception. */
function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}
