/**
 * What the workbench's server and its page say to each other, as plain data.
 *
 * Server to page: messages of one event stream, in order. Page to server: acts, each with a reply.
 * Must not know: Univer, HTTP, how a spreadsheet is stored.
 */
import type { Area } from '../sheet/area';
import type { Change } from '../sheet/change';
import type { MenuEntry } from '../world/editor-windows';

/** A cell as it is drawn; null is a blank one without any looks. */
export interface CellPicture {
  /** What is shown. */
  readonly text: string;
  /** What editing begins with; absent where it is the text shown. */
  readonly edit?: string;
  /** Absent: left. */
  readonly align?: 'center' | 'right';
  readonly bold?: true;
  readonly background?: string;
  readonly color?: string;
  readonly wrap?: true;
  readonly note?: string;
  readonly link?: string;
  /** Of a cell with a checkbox: whether it is ticked. */
  readonly ticked?: boolean;
}

export interface RowPicture {
  /** From the first column; what is missing at the end is blank. */
  readonly cells: readonly (CellPicture | null)[];
  /** `filtered`: hidden by the filter. */
  readonly hidden?: 'hand' | 'filtered';
}

export type RulePicture =
  | {
      readonly kind: 'list';
      readonly areas: readonly Area[];
      readonly values: readonly string[];
    }
  | { readonly kind: 'checkbox'; readonly areas: readonly Area[] };

/** Everything of a tab but its rows. */
export interface SheetHead {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly columns: readonly { readonly widthPx: number; readonly hidden: boolean }[];
  readonly merges: readonly Area[];
  readonly rules: readonly RulePicture[];
  /** `hiddenValues`: texts that a column hides, by column number. */
  readonly filter: {
    readonly area: Area;
    readonly hiddenValues: Readonly<Record<number, readonly string[]>>;
  } | null;
}

/** Rows from `from` (counting from 1): so many go, these come. */
export interface RowSplice {
  readonly from: number;
  readonly removed: number;
  readonly rows: readonly RowPicture[];
}

export interface SheetPatch {
  readonly id: number;
  /** Present where anything of it changed. */
  readonly head?: SheetHead;
  /** From bottom to top, so that each one's numbers hold when it is applied. */
  readonly splices: readonly RowSplice[];
}

export interface BookPatch {
  readonly name: string;
  /** Ids of all tabs, in their order. */
  readonly order: readonly number[];
  readonly sheets: readonly SheetPatch[];
}

/** A sidebar or dialog that the script shows; `url` gives its page. */
export interface FramePicture {
  readonly url: string;
  readonly title: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly modal: boolean;
}

export interface WindowPicture {
  readonly menus: readonly MenuEntry[];
  readonly sidebar: FramePicture | null;
  readonly dialog: FramePicture | null;
}

export interface RunPicture {
  readonly id: number;
  readonly functionName: string;
  /** What a function for many purposes was asked: the `kind` of its first argument. */
  readonly about: string | null;
  readonly user: string;
  readonly startedAtMs: number;
  readonly state: 'running' | 'returned' | 'threw' | 'killed' | 'timedOut';
  /** Words of the error, for `threw`. */
  readonly message: string | null;
  readonly calls: number;
  readonly blocking: number;
  readonly queued: number;
  readonly requests: number;
  readonly cellsWritten: number;
  /** How long it has taken here, ms. */
  readonly tookMs: number;
  /** How long it would take at Google, by the price table, ms. */
  readonly priceMs: number;
}

/** One line of an execution's trace. */
export interface CallPicture {
  readonly n: number;
  readonly call: string;
  readonly digest: string;
  readonly kind: string;
  readonly outcome: string;
  /** Here, ms. */
  readonly tookMs: number;
  /** At Google, by the price table, ms. */
  readonly priceMs: number;
}

export interface FieldPicture {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly isNumber?: true;
  /** Present: one of these. */
  readonly options?: readonly { readonly id: string; readonly label: string }[];
}

export interface RecordPicture {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly FieldPicture[];
}

/** One line of what happened at a CRM. */
export interface TrafficPicture {
  readonly n: number;
  /** When the request left, ms UTC. */
  readonly atMs: number;
  /** Until its answer; null where none came. */
  readonly tookMs: number | null;
  readonly text: string;
  readonly status: string;
  readonly good: boolean;
}

export interface CrmPicture {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly { readonly label: string; readonly key: string }[];
  readonly records: number;
  readonly requests: number;
  readonly trouble: readonly { readonly id: string; readonly label: string }[];
  /** Labels of what is planned to go wrong. */
  readonly planned: readonly string[];
  readonly latencyMs: number;
  /** Limits and rights that can be switched. */
  readonly conditions: readonly {
    readonly id: string;
    readonly label: string;
    readonly on: boolean;
  }[];
  /** What somebody there does with one click. */
  readonly deeds: readonly { readonly id: string; readonly label: string }[];
  readonly traffic: readonly TrafficPicture[];
}

/** A point that a CRM's documentation leaves open, and how its sandbox takes it now. */
export interface SwitchPicture {
  readonly name: string;
  /** One line: what is open, and why the usual value is the usual one. */
  readonly why: string;
  readonly values: readonly string[];
  readonly usual: string;
  readonly value: string;
}

export interface WorldPicture {
  /** How far its clock is ahead of this machine's. */
  readonly aheadMs: number;
  /** Requests go to the real CRMs; there are no sandboxes. */
  readonly live: boolean;
}

/** What the workbench does for a newcomer, on the tab in front. */
export type GuideDeed = 'otherEdit' | 'newRows' | 'nonsense' | 'loseAnswer' | 'slowDown' | 'hour';

export type Message =
  /** The first one of a stream. A page that has heard it before begins anew. */
  | { readonly kind: 'hello' }
  /** The first one holds everything; `seq` counts. */
  | { readonly kind: 'book'; readonly seq: number; readonly patch: BookPatch }
  | { readonly kind: 'window'; readonly window: WindowPicture }
  | {
      readonly kind: 'toast';
      readonly title: string;
      readonly text: string;
      readonly seconds: number | null;
    }
  | { readonly kind: 'alert'; readonly title: string; readonly text: string }
  | { readonly kind: 'people'; readonly users: readonly string[]; readonly user: string }
  | { readonly kind: 'world'; readonly world: WorldPicture }
  /** Where a script, or a look from before, has put the user. */
  | { readonly kind: 'selection'; readonly sheetId: number; readonly area: Area }
  | { readonly kind: 'runs'; readonly runs: readonly RunPicture[] }
  | { readonly kind: 'crms'; readonly crms: readonly CrmPicture[] };

export type Act =
  /** One action of a person, made wholly or not at all. `seq`: the last book message the page knew. */
  | { readonly kind: 'change'; readonly seq: number; readonly changes: readonly Change[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'select'; readonly sheetId: number; readonly area: Area }
  | { readonly kind: 'menu'; readonly path: readonly string[] }
  /** A call of `google.script.run`. */
  | { readonly kind: 'call'; readonly functionName: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close'; readonly what: 'sidebar' | 'dialog' }
  | { readonly kind: 'kill'; readonly run: number }
  | { readonly kind: 'trace'; readonly run: number }
  | { readonly kind: 'records'; readonly crm: string; readonly search: string }
  | {
      readonly kind: 'editRecord';
      readonly crm: string;
      readonly record: string;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'addRecord'; readonly crm: string; readonly label: string }
  | { readonly kind: 'removeRecord'; readonly crm: string; readonly record: string }
  /** Connects, links and pulls in one go. */
  | { readonly kind: 'pull'; readonly crm: string }
  | { readonly kind: 'trouble'; readonly crm: string; readonly trouble: string }
  | { readonly kind: 'calm'; readonly crm: string }
  | { readonly kind: 'latency'; readonly crm: string; readonly ms: number }
  | {
      readonly kind: 'condition';
      readonly crm: string;
      readonly condition: string;
      readonly on: boolean;
    }
  | { readonly kind: 'deed'; readonly crm: string; readonly deed: string }
  | { readonly kind: 'switches'; readonly crm: string }
  | {
      readonly kind: 'switch';
      readonly crm: string;
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: 'guide'; readonly deed: GuideDeed }
  | { readonly kind: 'reset' };

/** What happens at one CRM. */
export type CrmAct = Exclude<Extract<Act, { readonly crm: string }>, { readonly kind: 'pull' }>;

export type ActReply =
  | { readonly kind: 'done' }
  /** Done, and what happened is worth a line. */
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'calls'; readonly calls: readonly CallPicture[] }
  | { readonly kind: 'records'; readonly records: readonly RecordPicture[] }
  | { readonly kind: 'switches'; readonly switches: readonly SwitchPicture[] };
