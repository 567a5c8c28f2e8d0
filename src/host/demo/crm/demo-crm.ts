/**
 * What the demo needs of one CRM, seen from the CRM's own side: its records as a tab should show
 * them, a colleague who works in it, and its books.
 */
import type { SandboxHandler } from '../../sandbox/contract';
import type { Ledger } from '../../sandbox/ledger';

/** A cell as a person reads it; null is empty. Moments are ms UTC, shown on the tab's clock. */
export type Shown = string | number | null | { readonly day: string } | { readonly atMs: number };

export interface DemoRecord {
  readonly id: string;
  /** What the tab should show, by column title. */
  readonly cells: Readonly<Record<string, Shown>>;
}

/** Titles of the columns that the demo edits. */
export interface DemoColumns {
  /** A text of any content, by which a person tells new records apart. */
  readonly text: string;
  readonly stage: string;
  readonly value: string;
  /** One with several values in a cell, and cells that it takes. */
  readonly list: { readonly title: string; readonly cells: readonly [string, string] };
  /** Chosen besides those that are shown by default. */
  readonly chosen: readonly string[];
}

export interface DemoCrm {
  readonly provider: string;
  /** As people know it. */
  readonly name: string;
  /** Real host name of its API. */
  readonly host: string;
  readonly handle: SandboxHandler;
  readonly ledger: Ledger;
  readonly key: string;
  readonly wrongKey: string;
  readonly pipeline: { readonly id: string; readonly label: string };
  readonly columns: DemoColumns;
  /** What the pipeline holds now. */
  listed(): readonly DemoRecord[];
  /** A colleague changes the n-th of some records, in the CRM itself. */
  change(id: string, n: number): void;
  /** Fields of opportunities that requests have changed so far, stage changes among them. */
  touched(): number;
  /** Names of the pipeline's stages. */
  stages(): readonly string[];
  /** Cells of the n-th new row that a person pastes, by title; all of them valid. */
  newRow(n: number): Readonly<Record<string, string | number>>;
  /** Lists may show what was before for so long, ms. */
  readonly lagMs: number;
  /** What this CRM cannot do that others can, a sentence each. */
  readonly limits: readonly string[];
}

export interface DemoCrmOptions {
  readonly seed: string;
  /** Opportunities that the pulled pipeline holds. */
  readonly rows: number;
  /** ms UTC. */
  readonly startMs: number;
}

export type OpenDemoCrm = (options: DemoCrmOptions) => DemoCrm;

/**
 * The smallest count of seeded records that puts `rows` into the pipeline; a seeded record is the
 * same whatever the count. `isListed` tells it of each record of a trial, in the order of seeding.
 */
export function recordsFor(
  rows: number,
  isListed: (records: number) => readonly boolean[],
): number {
  for (let records = rows * 2; ; records *= 2) {
    let found = 0;
    for (const [index, listed] of isListed(records).entries()) {
      if (listed) found += 1;
      if (found === rows) return index + 1;
    }
  }
}
