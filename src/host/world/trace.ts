/**
 * The list of all calls, and a hash over it: same seed, same hash.
 * Promises: no cell contents, property values, request bodies or secrets; texts appear by length.
 */
import type { CallKind, Wire } from './service';

export interface TraceEntry {
  /** Counts from 1 in its execution. */
  readonly n: number;
  readonly execution: number;
  readonly user: string;
  /** When the call began, ms UTC. */
  readonly atMs: number;
  /** For example `Range.setValues`. */
  readonly call: string;
  readonly kind: CallKind;
  /** Shape of the arguments, for example `3, 1, [100×12]`. */
  readonly digest: string;
  readonly outcome: 'value' | 'error' | 'dead';
  readonly tookMs: number;
}

export interface Trace {
  add(entry: TraceEntry): void;
  entries(): readonly TraceEntry[];
  /** Hash of everything added so far, as 16 hexadecimal digits. */
  hash(): string;
}

export function createTrace(): Trace {
  const entries: TraceEntry[] = [];
  let high = 0x811c9dc5;
  let low = 0x01000193;
  const mix = (text: string): void => {
    for (let at = 0; at < text.length; at++) {
      high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
      low = (Math.imul(low, 31) + text.charCodeAt(at)) | 0;
    }
  };
  return {
    add(entry) {
      entries.push(entry);
      const { execution, n, atMs, call, digest, outcome } = entry;
      mix(`${execution}/${n}@${atMs} ${call}(${digest})=${outcome}\n`);
    },
    entries: () => entries,
    hash: () => [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join(''),
  };
}

/** Shape of the arguments. Numbers are shown only where they are positions, not contents. */
export function digestOf(kind: CallKind, args: readonly Wire[]): string {
  return args.map((arg) => shapeOf(arg, kind === 'handle')).join(', ');
}

function shapeOf(value: Wire, showNumbers: boolean): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return showNumbers ? String(value) : 'number';
  if (typeof value === 'string') return `text:${value.length}`;
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    return Array.isArray(first) ? `[${value.length}×${first.length}]` : `[${value.length}]`;
  }
  if ('$date' in value) return 'date';
  if ('$class' in value) return String(value.$class);
  if ('$enum' in value) return String(value.name);
  return `{${Object.keys(value).length}}`;
}
