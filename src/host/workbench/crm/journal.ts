/**
 * Everything that was ever asked of the sandboxes, line by line on disk. Sandboxes are deterministic,
 * so playing it back brings them to where they were, with the same ids.
 *
 * Promises: a line is on disk before its answer is used; a line that was cut off at the end is left out.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SandboxRequest } from '../../sandbox/contract';
import type { BenchCrm, BenchCrmOptions } from './bench-crm';
import { named } from './named';

type Line =
  | { readonly kind: 'opened'; readonly options: BenchCrmOptions }
  | { readonly kind: 'request'; readonly crm: string; readonly request: SandboxRequest }
  | {
      readonly kind: 'edit';
      readonly crm: string;
      readonly id: string;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'add'; readonly crm: string; readonly label: string }
  | { readonly kind: 'remove'; readonly crm: string; readonly id: string }
  | { readonly kind: 'trouble'; readonly crm: string; readonly id: string }
  | { readonly kind: 'deed'; readonly crm: string; readonly id: string }
  | {
      readonly kind: 'condition';
      readonly crm: string;
      readonly id: string;
      readonly on: boolean;
    }
  | {
      readonly kind: 'switch';
      readonly crm: string;
      readonly name: string;
      readonly value: string;
    };

type Event = Exclude<Line, { readonly kind: 'opened' }>;

export type OpenCrms = (options: BenchCrmOptions) => readonly BenchCrm[];

/** Sandboxes as the journal left them, writing it on. A new journal begins with `options`. */
export function openJournaled(
  file: string,
  options: BenchCrmOptions,
  open: OpenCrms,
): readonly BenchCrm[] {
  const [first, ...events] = readLines(file);
  if (first === undefined) {
    mkdirSync(dirname(file), { recursive: true });
    write(file, { kind: 'opened', options });
    return open(options).map((crm) => journaled(crm, file));
  }
  const crms = open(first.kind === 'opened' ? first.options : options);
  for (const event of events) if (event.kind !== 'opened') play(crms, event);
  return crms.map((crm) => journaled(crm, file));
}

function readLines(file: string): readonly Line[] {
  if (!existsSync(file)) return [];
  const complete = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return complete.map((line) => JSON.parse(line) as Line);
}

function write(file: string, line: Line): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

function play(crms: readonly BenchCrm[], event: Event): void {
  const crm = crms.find(({ id }) => id === event.crm);
  // A CRM of an older version that is no longer there.
  if (crm === undefined) return;
  switch (event.kind) {
    case 'request':
      crm.handle(event.request);
      return;
    case 'edit':
      crm.edit(event.id, event.values);
      return;
    case 'add':
      crm.add(event.label);
      return;
    case 'remove':
      crm.remove(event.id);
      return;
    case 'trouble':
      named(crm.ownTrouble, event.id).plan();
      return;
    case 'deed':
      named(crm.deeds, event.id).run();
      return;
    case 'condition':
      named(crm.conditions, event.id).set(event.on);
      return;
    case 'switch':
      crm.switches.set(event.name, event.value);
  }
}

/** The same CRM, each event written down before it happens. */
function journaled(crm: BenchCrm, file: string): BenchCrm {
  const { id: name } = crm;
  return {
    ...crm,
    handle(request) {
      write(file, { kind: 'request', crm: name, request });
      return crm.handle(request);
    },
    edit(id, values) {
      write(file, { kind: 'edit', crm: name, id, values });
      crm.edit(id, values);
    },
    add(label) {
      write(file, { kind: 'add', crm: name, label });
      crm.add(label);
    },
    remove(id) {
      write(file, { kind: 'remove', crm: name, id });
      crm.remove(id);
    },
    ...journaledControls(crm, file),
  };
}

function journaledControls(
  { id: crm, ownTrouble, deeds, conditions, switches }: BenchCrm,
  file: string,
): Pick<BenchCrm, 'ownTrouble' | 'deeds' | 'conditions' | 'switches'> {
  return {
    ownTrouble: ownTrouble.map((trouble) => ({
      ...trouble,
      plan() {
        write(file, { kind: 'trouble', crm, id: trouble.id });
        trouble.plan();
      },
    })),
    deeds: deeds.map((deed) => ({
      ...deed,
      run() {
        write(file, { kind: 'deed', crm, id: deed.id });
        deed.run();
      },
    })),
    conditions: conditions.map((condition) => ({
      ...condition,
      set(on) {
        write(file, { kind: 'condition', crm, id: condition.id, on });
        condition.set(on);
      },
    })),
    switches: {
      ...switches,
      set(switchName, value) {
        write(file, { kind: 'switch', crm, name: switchName, value });
        switches.set(switchName, value);
      },
    },
  };
}
