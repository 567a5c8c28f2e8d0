/**
 * The script's time, chance and zone: `Date`, `Math.random` and `Intl.DateTimeFormat` of this realm.
 *
 * Emulated: the current time, the constructor, `Date.parse`, every local getter and setter,
 * `getTimezoneOffset`, `toString` and the `toLocale…` methods follow the script's clock and zone.
 * Left as the engine has them: everything in UTC. Source: ECMAScript, Date objects.
 */
import { fromLocal, localFields, toLocal, type Zone } from './local-time';
import type { RealmHost } from './wire';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Must run before any code of the script keeps a reference to `Date`. */
export function installClock(scope: typeof globalThis, host: RealmHost): void {
  const zone: Zone = { offsetMinutes: host.offsetMinutes };
  scope.Math.random = host.random;
  scope.Date = createDate(scope.Date, host, zone);
  patchFields(scope.Date.prototype, zone);
  patchTexts(scope.Date.prototype, host, zone);
  putZoneIntoFormats(scope, host);
}

/** A constructor with the engine's own prototype, so that `instanceof` and subclasses work. */
function createDate(Engine: DateConstructor, host: RealmHost, zone: Zone): DateConstructor {
  const parse = (text: string): number => parseInZone(Engine, text, zone);
  const toTime = (args: readonly unknown[]): number => {
    if (args.length === 0) return host.nowMs();
    if (args.length > 1) return fromLocal(utcOf(Engine, args.map(Number)), zone);
    const only = args[0];
    if (only instanceof Engine) return only.getTime();
    const value = typeof only === 'object' && only !== null ? toPrimitive(only) : only;
    return typeof value === 'string' ? parse(value) : Number(value);
  };
  function ScriptDate(this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new Engine(host.nowMs()).toString();
    return Reflect.construct(Engine, [toTime(args)], new.target);
  }
  define(ScriptDate, 'name', 'Date');
  define(ScriptDate, 'length', 7);
  ScriptDate.prototype = Engine.prototype;
  define(ScriptDate, 'UTC', Engine.UTC);
  define(ScriptDate, 'now', () => host.nowMs());
  define(ScriptDate, 'parse', (text: unknown) => parse(String(text)));
  define(Engine.prototype, 'constructor', ScriptDate);
  return ScriptDate as unknown as DateConstructor;
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function toPrimitive(value: object): unknown {
  const plain: unknown = value.valueOf();
  return typeof plain === 'object' ? String(value) : plain;
}

function utcOf(Engine: DateConstructor, fields: readonly number[]): number {
  const [year = NaN, month = 0, ...rest] = fields;
  return Engine.UTC(year, month, ...rest);
}

/**
 * A text without a zone means local time, except a bare ISO day, which means UTC. The engine knows
 * another local zone than the script's, so such a text is read as UTC and moved.
 */
function parseInZone(Engine: DateConstructor, text: string, zone: Zone): number {
  const isoDay = /^\s*[+-]?\d{4,6}(-\d\d(-\d\d)?)?\s*$/;
  const withZone = /(Z|UTC|GMT|UT|[ECMP][SD]T|[+-]\d\d:?\d\d)\s*(\([^)]*\))?\s*$/i;
  if (isoDay.test(text) || withZone.test(text)) return Engine.parse(text);
  const isoTime = /^[+-]?\d{4,6}-\d\d(-\d\d)?T/.test(text.trim());
  return fromLocal(Engine.parse(isoTime ? `${text.trim()}Z` : `${text} UTC`), zone);
}

/** Local getters and setters, by way of their UTC twins on a moved time. */
function patchFields(prototype: Date, zone: Zone): void {
  const methods = prototype as unknown as Record<string, (...args: number[]) => number>;
  const fields = 'FullYear Month Date Day Hours Minutes Seconds Milliseconds'.split(' ');
  for (const field of fields) {
    const getter = methods[`getUTC${field}`];
    const setter = methods[`setUTC${field}`];
    define(prototype, `get${field}`, function get(this: Date) {
      return getter?.call(new Date(toLocal(this.getTime(), zone)));
    });
    if (setter === undefined) continue;
    define(prototype, `set${field}`, function set(this: Date, ...args: number[]) {
      const moved = new Date(toLocal(this.getTime(), zone) || 0);
      // An invalid date stays invalid, except that a year makes it valid again.
      if (Number.isNaN(this.getTime()) && field !== 'FullYear') return NaN;
      setter.apply(moved, args);
      return this.setTime(fromLocal(moved.getTime(), zone));
    });
  }
  define(prototype, 'getYear', function getYear(this: Date) {
    return this.getFullYear() - 1900;
  });
  define(prototype, 'getTimezoneOffset', function getTimezoneOffset(this: Date) {
    const at = this.getTime();
    return Number.isNaN(at) ? NaN : -zone.offsetMinutes(at) || 0;
  });
}

function patchTexts(prototype: Date, host: RealmHost, zone: Zone): void {
  const day = (date: Date): string => {
    const at = localFields(toLocal(date.getTime(), zone));
    const year = `${at.year < 0 ? '-' : ''}${pad(Math.abs(at.year), 4)}`;
    return `${DAYS[at.weekday]} ${MONTHS[at.month]} ${pad(at.day, 2)} ${year}`;
  };
  const time = (date: Date): string => {
    const at = localFields(toLocal(date.getTime(), zone));
    const offset = zone.offsetMinutes(date.getTime());
    const minutes = Math.abs(offset);
    const sign = offset < 0 ? '-' : '+';
    const ahead = `${sign}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
    const clock = [at.hours, at.minutes, at.seconds].map((part) => pad(part, 2)).join(':');
    return `${clock} GMT${ahead} (${host.zoneName(date.getTime())})`;
  };
  const text = (name: string, show: (date: Date) => string): void => {
    define(prototype, name, function toText(this: Date) {
      return Number.isNaN(this.getTime()) ? 'Invalid Date' : show(this);
    });
  };
  text('toDateString', day);
  text('toTimeString', time);
  text('toString', (date) => `${day(date)} ${time(date)}`);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Where a script names no zone, formats use the script's, not the machine's. */
function putZoneIntoFormats(scope: typeof globalThis, host: RealmHost): void {
  type Options = Intl.DateTimeFormatOptions;
  const withZone = (options?: Options): Options => ({ timeZone: host.zone, ...options });
  const prototype = scope.Date.prototype;
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const engine = prototype[name];
    define(prototype, name, function toLocale(this: Date, locales?: string, options?: Options) {
      return engine.call(this, locales, withZone(options));
    });
  }
  const Engine = scope.Intl.DateTimeFormat;
  function DateTimeFormat(this: unknown, locales?: string, options?: Options): unknown {
    return Reflect.construct(Engine, [locales, withZone(options)], new.target ?? Engine);
  }
  DateTimeFormat.prototype = Engine.prototype;
  define(DateTimeFormat, 'supportedLocalesOf', Engine.supportedLocalesOf);
  define(Engine.prototype, 'constructor', DateTimeFormat);
  define(scope.Intl, 'DateTimeFormat', DateTimeFormat);
}
