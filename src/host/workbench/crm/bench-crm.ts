/**
 * A CRM as the workbench shows it: keys to copy, records that somebody else can change, trouble to
 * plan. One description per CRM; the panel and the server are built from it.
 */
import type { SandboxHandler } from '../../sandbox/contract';
import type { RecordPicture } from '../protocol';

/** Trouble of one CRM's own kind; that of any network is the same for all. */
export interface OwnTrouble {
  readonly id: string;
  readonly label: string;
  plan(): void;
}

export interface BenchCrm {
  readonly id: string;
  readonly name: string;
  /** Host names of its API. */
  readonly hosts: readonly string[];
  readonly keys: readonly { readonly label: string; readonly key: string }[];
  readonly handle: SandboxHandler;
  readonly ownTrouble: readonly OwnTrouble[];
  count(): number;
  /** Records whose name holds the text, newest first. */
  records(search: string, most: number): readonly RecordPicture[];
  /** Somebody in the CRM changes fields of a record, given by the keys of its picture. */
  edit(id: string, values: Readonly<Record<string, string>>): void;
  add(label: string): void;
  remove(id: string): void;
}

export interface BenchCrmOptions {
  readonly seed: string;
  readonly records: number;
  /** ms UTC. */
  readonly startMs: number;
}
