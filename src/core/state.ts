/**
 * What the add-on remembers of a linked tab, row by row, in a hidden sheet of plain texts.
 *
 * Promises: decoding an encoded state gives it back; an unknown format is refused, not guessed.
 * Holds no CRM text longer than a token. Must not know: where the sheet is, services.
 */
import type { FieldKey } from './model';
import type { Token } from './value/token';

/**
 * The three views of one field at the last agreement. `base`: what the CRM said. `meant`: what we
 * put into the cell. `shown`: what the cell read back. "Edited" means: the cell differs from shown.
 */
export interface FieldState {
  readonly base: Token;
  readonly meant: Token;
  readonly shown: Token;
}

/** Marks a base that is only what we sent: no answer has shown it yet. No token begins so. */
const UNCONFIRMED = '?';

export function unconfirmed(sent: Token): Token {
  return UNCONFIRMED + sent;
}

export function isUnconfirmed(base: Token): boolean {
  return base.startsWith(UNCONFIRMED);
}

/** The base without the mark. */
export function bareBase(base: Token): Token {
  return isUnconfirmed(base) ? base.slice(UNCONFIRMED.length) : base;
}

/** Why a cell is not simply the CRM's value. Each has a note on its cell. */
export type Issue =
  /** The CRM and the tab were both changed. */
  | 'conflict'
  /** The tab refused our value (drop-down rule, protection). */
  | 'refused'
  /** Part of a merged range, so it can show nothing of its own. */
  | 'merged'
  /** The CRM's text would have become a formula and was taken out again. */
  | 'formula'
  /** The user's own formula stands here and shows something else than the CRM. */
  | 'ownFormula'
  /** The CRM's text is longer than a cell can be. */
  | 'shortened'
  /** Differs, and we cannot tell whether a person or a cut-off run wrote it. */
  | 'unsure';

/** What became of the record as a whole, where it is not simply in the list. */
export type RowOutcome =
  | ''
  | 'notInView'
  | 'gone'
  /** The last push went through; until the next refresh. */
  | 'updated'
  /** Made by us; until the next refresh. */
  | 'created'
  /** About to be sent, or on its way: the run record tells which. */
  | 'sending'
  /** Sent, and nobody knows yet whether it was created. */
  | 'inDoubt'
  /** The same, and nothing more can be found out: a person has to look. */
  | 'ask'
  /** Queued in the CRM until a person there approves. */
  | 'waiting';

/** Sent, and not at its end yet. */
export const OPEN_OUTCOMES: ReadonlySet<RowOutcome> = new Set<RowOutcome>([
  ...(['sending', 'inDoubt', 'ask', 'waiting'] as const),
]);

/**
 * Why a cell, or with the key `ROW` the row, was not taken. Holds until the cell shows something
 * else than `cell`, or a person asks to try again.
 */
export interface Refusal {
  /**
   * `invalid`: we could not send it. `paused`: nor can anybody while the CRM is as it is; ends with
   * that. `rejected`: the CRM said no. `notTaken`: it said yes and did not.
   */
  readonly why: 'invalid' | 'paused' | 'rejected' | 'notTaken';
  /** What the cell showed; of a row, what the row showed. */
  readonly cell: Token;
  /** Of a cell of a new row: what the whole row showed. */
  readonly row?: Token;
  /** For people: what is wrong. */
  readonly text: string;
}

/** Key of a refusal that concerns the whole row. */
export const ROW = '';

/** What is kept of something sent until its fate is known. */
export interface Outbox {
  /** Idempotency key of its request, and its place in it. */
  readonly key: string;
  readonly place: number;
  /** The name that was sent, apart from case and spaces. Empty for a change. */
  readonly name: Token;
  /** The field of `sent` that holds the row's ID, where the tab marks its records in the CRM. */
  readonly marker?: FieldKey;
  /** Tokens of other values that were sent, for recognising the record. */
  readonly sent: Readonly<Record<FieldKey, Token>>;
  /** What the row showed. */
  readonly row: Token;
  /** The whole request body as a hash; what is sent again must still have it. */
  readonly hash: string;
  /** The request in the CRM that waits for approval. */
  readonly approval?: string;
}

export interface RowState {
  readonly id: string;
  readonly outcome: RowOutcome;
  /** ms UTC since when `outcome` holds; 0 when it is ''. */
  readonly since: number;
  readonly issues: Readonly<Record<FieldKey, Issue>>;
  readonly refusals?: Readonly<Record<FieldKey, Refusal>>;
  readonly outbox?: Outbox;
  readonly fields: Readonly<Record<FieldKey, FieldState>>;
}

export interface TabState {
  readonly epoch: number;
  readonly rows: ReadonlyMap<string, RowState>;
  /** Where each ID stands in the sheet (1 = first row), so that single rows can be replaced. */
  readonly positions: ReadonlyMap<string, number>;
  /** Field keys in the order of their columns. */
  readonly keys: readonly FieldKey[];
}

export type DecodedState =
  | { readonly kind: 'state'; readonly state: TabState }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const ISSUES: ReadonlySet<string | null> = new Set<Issue>([
  ...(['conflict', 'refused', 'merged', 'formula', 'ownFormula', 'shortened', 'unsure'] as const),
]);

const OUTCOMES: ReadonlySet<string> = new Set<RowOutcome>([
  ...(['notInView', 'gone', 'updated', 'created'] as const),
  ...(['sending', 'inDoubt', 'ask', 'waiting'] as const),
]);

const FORMAT = 'opportunity-sheets/2';
const FIELD_SEPARATOR = ';';
const PART_SEPARATOR = '|';
const SAME = '=';

/** Width of the sheet: ID, outcome, since, issues, refusals, outbox, all fields in one cell. */
export const STATE_COLUMNS = 7;

/** The first row of the sheet. */
export function encodeHeader(epoch: number, keys: readonly FieldKey[]): string[] {
  return [FORMAT, String(epoch), '', '', '', '', keys.map(escapeText).join(FIELD_SEPARATOR)];
}

export function encodeRow(row: RowState, keys: readonly FieldKey[]): string[] {
  const since = row.since === 0 ? '' : String(row.since);
  const issues = encodeParts(row.issues);
  const refusals = encodeParts(row.refusals ?? {});
  const outbox = row.outbox ? JSON.stringify(row.outbox) : '';
  const fields = keys.map((key) => encodeField(row.fields[key])).join(FIELD_SEPARATOR);
  return [row.id, row.outcome, since, issues, refusals, outbox, fields];
}

function encodeParts(parts: Readonly<Record<FieldKey, unknown>>): string {
  return Object.keys(parts).length === 0 ? '' : JSON.stringify(parts);
}

/** `rows` is the whole sheet, or null when it is gone. */
export function decodeState(rows: readonly (readonly string[])[] | null): DecodedState {
  const header = rows?.[0];
  if (!rows || !header || header.every((text) => text === '')) return { kind: 'missing' };
  if (header[0] !== FORMAT) {
    return { kind: 'unreadable', reason: `its first cell says "${header[0] ?? ''}"` };
  }
  const keys = split(header[6] ?? '', FIELD_SEPARATOR).map(unescapeText);
  const states = new Map<string, RowState>();
  const positions = new Map<string, number>();
  rows.forEach((texts, index) => {
    const id = texts[0] ?? '';
    if (index === 0 || id === '') return;
    const state = decodeRow(texts, keys);
    if (state) states.set(id, state);
    positions.set(id, index + 1);
  });
  const epoch = Number(header[1]);
  if (!Number.isInteger(epoch)) return { kind: 'unreadable', reason: 'its counter is no number' };
  return { kind: 'state', state: { epoch, rows: states, positions, keys } };
}

/** null for a damaged row: nothing is remembered of its record then. */
function decodeRow(texts: readonly string[], keys: readonly FieldKey[]): RowState | null {
  const issues = decodeIssues(texts[3] ?? '');
  const refusals = decodeParts<RowState['refusals']>(texts[4] ?? '');
  const outbox = decodeParts<Outbox>(texts[5] ?? '');
  if (issues === null || refusals === null || outbox === null) return null;
  const fields: Record<FieldKey, FieldState> = {};
  split(texts[6] ?? '', FIELD_SEPARATOR).forEach((text, index) => {
    const key = keys[index];
    const field = decodeField(text);
    if (field && key !== undefined) fields[key] = field;
  });
  const outcome = texts[1] ?? '';
  return {
    id: texts[0] ?? '',
    outcome: OUTCOMES.has(outcome) ? (outcome as RowOutcome) : '',
    since: Number(texts[2] || 0),
    issues,
    ...(refusals && { refusals }),
    ...(outbox && { outbox }),
    fields,
  };
}

/** undefined where nothing is written, null where it cannot be read. */
function decodeParts<T extends object | undefined>(text: string): T | undefined | null {
  if (text === '') return undefined;
  try {
    const parts: unknown = JSON.parse(text);
    return typeof parts === 'object' ? (parts as T) : null;
  } catch {
    // Somebody typed into the hidden sheet. JSON.parse has no other way to say so.
    return null;
  }
}

function decodeIssues(text: string): RowState['issues'] | null {
  if (text === '') return {};
  try {
    const issues = JSON.parse(text) as RowState['issues'] | null;
    return Object.values(issues ?? [null]).every((issue) => ISSUES.has(issue)) ? issues : null;
  } catch {
    // Somebody typed into the hidden sheet. JSON.parse has no other way to say so.
    return null;
  }
}

/** Nothing remembered is `''`; a part equal to the one before it is `=`, which no token is. */
function encodeField(field: FieldState | undefined): string {
  if (!field) return '';
  const { base, meant, shown } = field;
  return [
    escapeText(base),
    meant === base ? SAME : escapeText(meant),
    shown === meant ? SAME : escapeText(shown),
  ].join(PART_SEPARATOR);
}

function decodeField(text: string): FieldState | null {
  if (text === '') return null;
  const [first = '', second = SAME, third = SAME] = split(text, PART_SEPARATOR);
  const base = unescapeText(first);
  const meant = second === SAME ? base : unescapeText(second);
  return { base, meant, shown: third === SAME ? meant : unescapeText(third) };
}

function escapeText(text: string): string {
  return text.replace(/[\\|;]/g, (character) => `\\${character}`);
}

function unescapeText(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, '$1') : text;
}

/** Splits at separators that are not escaped; the parts stay escaped. */
function split(text: string, separator: string): readonly string[] {
  if (!text.includes('\\')) return text.split(separator);
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === separator) parts.push('');
    else parts[parts.length - 1] += character === '\\' ? character + (text[++at] ?? '') : character;
  }
  return parts;
}
