/**
 * Service objects as the script sees them: thin, made from a manifest of names, every method one
 * call through the host's door.
 *
 * Promises: a method that is not emulated throws its own name; a dead execution throws the same
 * signal from every call. Must not know: what any service does.
 */
import { box, open, type Registry } from './box';
import { createEnums, type Enums } from './enums';
import { printable } from './print';
import { evaluateTemplate } from './template';
import type { ClassManifest, HandleBox, RealmHost, Wire } from './wire';

/** Names that the language itself looks up on objects; never a service method. */
const LANGUAGE_NAMES = new Set(['then', 'toJSON', 'constructor', 'valueOf', 'inspect']);
/** Their arguments are printed, not passed. */
const PRINTERS = new Set(['Logger', 'console']);

type Method = (this: object, ...args: unknown[]) => unknown;

/** The service objects of one realm. */
interface Services {
  readonly host: RealmHost;
  readonly classes: ReadonlyMap<string, ClassManifest>;
  readonly enums: Enums;
  readonly registry: Registry;
  readonly handles: WeakMap<object, HandleBox>;
  readonly prototypes: Map<string, object>;
  /** Thrown by every call of a dead execution. */
  readonly signal: Error;
}

/** The registry of the realm, with the globals already placed on `scope`. */
export function installServices(scope: object, host: RealmHost): Registry {
  const enums = createEnums(host.classes);
  const handles = new WeakMap<object, HandleBox>();
  const objects = new Map<number, object>();
  const registry: Registry = {
    objectOf(handle) {
      const known = objects.get(handle.$handle);
      if (known !== undefined) return known;
      const made = Object.create(prototypeOf(handle.$class, services)) as object;
      objects.set(handle.$handle, made);
      handles.set(made, { $class: handle.$class, $handle: handle.$handle });
      return made;
    },
    enumOf: (member) => enums.memberOf(member),
    boxOf: (value) => handles.get(value) ?? enums.boxOf(value),
  };
  const services: Services = {
    host,
    enums,
    handles,
    registry,
    classes: new Map(host.classes.map((manifest) => [manifest.name, manifest])),
    prototypes: new Map(),
    signal: exception('The execution is over.'),
  };
  for (const manifest of host.classes) {
    if (!manifest.global) continue;
    const value = Object.create(prototypeOf(manifest.name, services)) as object;
    Object.defineProperty(scope, manifest.name, { value, writable: true, configurable: true });
  }
  return registry;
}

function prototypeOf(className: string, services: Services): object {
  const known = services.prototypes.get(className);
  if (known !== undefined) return known;
  const made = createPrototype(className, services);
  services.prototypes.set(className, made);
  return made;
}

/** Methods are made at first use: most executions use few of hundreds. */
function createPrototype(className: string, services: Services): object {
  const { classes, enums } = services;
  const members = new Map<string, unknown>([['toString', () => className]]);
  for (const name of Object.keys(classes.get(className)?.enums ?? {})) {
    members.set(name, enums.tableOf(name));
  }
  if (className === 'HtmlTemplate') members.set('evaluate', evaluateOf(services));
  return new Proxy(Object.create(null) as object, {
    get(_target, name) {
      if (typeof name !== 'string') return undefined;
      if (members.has(name)) return members.get(name);
      if (LANGUAGE_NAMES.has(name)) return Reflect.get(Object.prototype, name);
      const made = methodOf(className, name, services);
      members.set(name, made);
      return made;
    },
  });
}

function methodOf(className: string, name: string, services: Services): Method {
  const isGlobal = services.classes.get(className)?.global === true;
  return function method(...args) {
    const handle = services.handles.get(this);
    if (handle?.$class !== className && !(isGlobal && handle === undefined)) {
      throw new TypeError(`${className}.${name} was called on something else.`);
    }
    const { registry, host, signal } = services;
    const wires: Wire[] = args.map((arg) =>
      PRINTERS.has(className) ? printable(arg) : box(arg, registry, 'opaque'),
    );
    const reply = host.call(className, name, handle?.$handle ?? null, wires);
    if (reply.kind === 'value') return open(reply.value, registry);
    throw reply.kind === 'dead' ? signal : exception(reply.message);
  };
}

/** `HtmlTemplate.evaluate`: the one method that works in the realm. */
function evaluateOf(services: Services): Method {
  const getCode = methodOf('HtmlTemplate', 'getCode', services);
  const createHtmlOutput = methodOf('HtmlService', 'createHtmlOutput', services);
  return function evaluate() {
    const text = evaluateTemplate(String(getCode.call(this)), this, services.host.compile);
    return createHtmlOutput.call({}, text);
  };
}

/** What Apps Script throws for its services: an Error that calls itself Exception. */
function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}
