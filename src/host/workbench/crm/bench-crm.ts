/**
 * A CRM as the workbench shows it: keys to copy, records that somebody else can change, trouble to
 * plan, limits to set. One description per CRM; the panel and the server are built from it.
 */
import type { SandboxHandler } from '../../sandbox/contract';
import type { RecordPicture, SwitchPicture } from '../protocol';

/** Trouble of one CRM's own kind; that of any network is the same for all. */
export interface OwnTrouble {
  readonly id: string;
  readonly label: string;
  plan(): void;
}

/** Something that is so until it is taken back, for example a key that may only read. */
export interface Condition {
  readonly id: string;
  readonly label: string;
  isOn(): boolean;
  set(on: boolean): void;
}

/** What somebody in the CRM does with one click. */
export interface Deed {
  readonly id: string;
  readonly label: string;
  run(): void;
}

/** Everything that the CRM's documentation leaves open. */
export interface SwitchBoard {
  list(): readonly SwitchPicture[];
  /** `value` as text. An unknown switch or value is left alone: an older workbench may have had it. */
  set(name: string, value: string): void;
}

export interface BenchCrm {
  readonly id: string;
  readonly name: string;
  /** Host names of its API. */
  readonly hosts: readonly string[];
  readonly keys: readonly { readonly label: string; readonly key: string }[];
  readonly handle: SandboxHandler;
  readonly ownTrouble: readonly OwnTrouble[];
  readonly conditions: readonly Condition[];
  readonly deeds: readonly Deed[];
  readonly switches: SwitchBoard;
  count(): number;
  /** Records whose name holds the text, newest first. */
  records(search: string, most: number): readonly RecordPicture[];
  /** Null where there is none of this id (any more). */
  find(id: string): RecordPicture | null;
  /** Somebody in the CRM changes fields of a record, given by the keys of its picture. */
  edit(id: string, values: Readonly<Record<string, string>>): void;
  add(label: string): void;
  remove(id: string): void;
  /** What a person types into a new row, by the titles of its columns; `n` from 1. */
  newRow(n: number): Readonly<Record<string, string>>;
}

export interface BenchCrmOptions {
  readonly seed: string;
  readonly records: number;
  /** ms UTC. */
  readonly startMs: number;
}
