/**
 * What the Sync column and the notes on cells say. A projection of the state: marks are never read
 * back to learn anything. Must not know: how they are written.
 */
import type { FieldKey } from './model';
import type { StrayRow } from './pull/strays';
import { type Issue, type Refusal, ROW, type RowState } from './state';

export interface Mark {
  readonly text: string;
  /** Background of the Sync cell, or null for none. */
  readonly colour: string | null;
}

export const CLEAN: Mark = { text: '', colour: null };

const COLOURS = { wait: '#fff2cc', trouble: '#f4cccc', quiet: '#eeeeee', good: '#d9ead3' } as const;

export interface RowMarkInput extends Pick<RowState, 'outcome' | 'since' | 'issues' | 'refusals'> {
  readonly edited: boolean;
  /** Header texts by field key. */
  readonly headers: ReadonlyMap<FieldKey, string>;
  /** A moment (ms UTC) on the spreadsheet's clock. */
  readonly local: (atMs: number) => { readonly day: string; readonly time: string };
  /** How long nothing is concluded of a creation in doubt, ms. */
  readonly quarantineMs: number;
}

/** The most pressing thing about a row, in one line. */
export function rowMark(input: RowMarkInput): Mark {
  const named = (...wanted: readonly Issue[]) =>
    Object.entries(input.issues)
      .filter(([, issue]) => wanted.includes(issue))
      .map(([key]) => input.headers.get(key) ?? key)
      .join(', ');
  if (input.outcome === 'gone') {
    return { text: `Gone from CRM ${input.local(input.since).day}`, colour: COLOURS.quiet };
  }
  const conflicts = named('conflict');
  if (conflicts) return { text: `⚠ Conflict: ${conflicts}`, colour: COLOURS.trouble };
  const open = openMark(input);
  if (open) return open;
  const refused = refusalText(input);
  if (refused !== null) return { text: `✗ ${refused}`, colour: COLOURS.trouble };
  const unwritable = named('refused', 'merged', 'formula');
  if (unwritable) return { text: `✗ Not shown: ${unwritable}`, colour: COLOURS.trouble };
  const unsure = named('unsure');
  if (unsure) return { text: `● Check: ${unsure}`, colour: COLOURS.wait };
  if (input.outcome === 'notInView') return { text: 'Not in this view', colour: COLOURS.quiet };
  if (input.edited) return { text: '● Edited', colour: COLOURS.wait };
  if (input.outcome === 'created') return { text: '＋ Created', colour: COLOURS.good };
  if (input.outcome === 'updated') {
    return { text: `✓ Updated ${input.local(input.since).time}`, colour: COLOURS.good };
  }
  return CLEAN;
}

/** What was sent and has no end yet. */
function openMark({ outcome, since, local, quarantineMs }: RowMarkInput): Mark | null {
  switch (outcome) {
    case 'inDoubt': {
      const { time } = local(since + quarantineMs);
      return { text: `… Checking with the CRM until ${time}`, colour: COLOURS.wait };
    }
    case 'ask':
      return { text: '? Look in the CRM before you retry', colour: COLOURS.trouble };
    case 'waiting':
      return { text: 'Waiting for approval', colour: COLOURS.wait };
    default:
      return null;
  }
}

/** The refusal of the row, or the first one of a cell with how many there are besides. */
function refusalText({ refusals = {}, headers }: RowMarkInput): string | null {
  const [first, ...others] = Object.entries(refusals).sort(([a], [b]) => a.length - b.length);
  if (!first) return null;
  const [key, { text }] = first;
  const where = key === ROW ? '' : `${headers.get(key) ?? key}: `;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return excerpt(`${where}${text}`) + more;
}

const OWN_STARTS = ['●', '⚠', '✗', '✓', '＋', '…', '?', 'Gone from CRM', 'Not in this view'];
const OWN_OTHERS = /^(Copy of row \d+|Unknown ID|No ID|Waiting for approval)$/;

/** False for a text that this add-on would never have put into the Sync column. */
export function isOwnMark(text: string): boolean {
  return text === '' || OWN_STARTS.some((start) => text.startsWith(start)) || OWN_OTHERS.test(text);
}

const WHOLE_MARK =
  /^(● Edited|● Check: .+|⚠ Conflict: .+|✗ .+|✓ Updated \d\d:\d\d|＋ Created|… Checking with .+|\? Look in the CRM .+|Gone from CRM \d.+|Not in this view)$/;

/** True for a text that nobody but this add-on would have put into the Sync column. */
export function isSurelyOwnMark(text: string): boolean {
  return WHOLE_MARK.test(text) || OWN_OTHERS.test(text);
}

/** The mark of a row that is no record of its own. */
export function strayMark(stray: StrayRow): Mark {
  switch (stray.kind) {
    case 'copy':
      return { text: `Copy of row ${stray.of}`, colour: COLOURS.quiet };
    case 'unknownId':
      return { text: 'Unknown ID', colour: COLOURS.trouble };
    case 'noId':
      return { text: 'No ID', colour: COLOURS.quiet };
  }
}

/** Under this line a cell's note is ours; what stands above it is the user's. */
export const NOTE_LINE = '— Opportunity Sheets —';

/** What to say on a cell. `crmText` is what the CRM holds, as a person would read it. */
export function issueNote(issue: Issue, crmText: string): string {
  const theirs = crmText === '' ? 'is empty' : `says: ${excerpt(crmText)}`;
  switch (issue) {
    case 'conflict':
      return `You changed this cell, and the CRM was changed too. The CRM now ${theirs}\nType that value to agree with the CRM, or keep yours and push it.`;
    case 'refused':
      return `This cell did not accept the CRM's value: a drop-down rule or a protection forbids it. The CRM ${theirs}\nChange the rule or the protection, then refresh.`;
    case 'merged':
      return `This cell is part of merged cells and can show nothing of its own. The CRM ${theirs}\nUnmerge the cells, then refresh.`;
    case 'formula':
      return 'The text in the CRM would have run as a formula here, so it was left out. Look it up in the CRM.';
    case 'ownFormula':
      return `Your formula stays. The CRM ${theirs}`;
    case 'shortened':
      return 'The text in the CRM is longer than a cell can hold, so only its beginning is here. Edit it in the CRM.';
    case 'unsure':
      return `An earlier refresh was cut short, so it is not certain who wrote this. The CRM ${theirs}\nType that value to agree with the CRM, or keep this one and push it.`;
  }
}

/** What to say on a cell that was not sent, or not taken. */
export function refusalNote({ why, text }: Refusal): string {
  switch (why) {
    case 'invalid':
      return `Not sent: ${text}.\nChange the cell, then send it again.`;
    case 'paused':
      return `Not sent: ${text}.\nYour change is kept. Push again when the CRM is as it was.`;
    case 'rejected':
      return `The CRM did not accept this: ${text}.\nChange the cell and push again, or try the same once more with "Retry failed rows".`;
    case 'notTaken':
      return `The CRM answered that all is well but kept its own value: ${text}.\nChange it in the CRM itself, or try once more with "Retry failed rows".`;
  }
}

/** The whole note of a cell: the user's part kept, ours replaced or, with null, taken away. */
export function mergeNote(existing: string, ours: string | null): string {
  const at = existing.indexOf(NOTE_LINE);
  const theirs = (at === -1 ? existing : existing.slice(0, at)).replace(/\n+$/, '');
  if (ours === null) return at === -1 ? existing : theirs;
  return `${theirs === '' ? '' : `${theirs}\n\n`}${NOTE_LINE}\n${ours}`;
}

const EXCERPT_LENGTH = 300;

function excerpt(text: string): string {
  return text.length <= EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH)}…`;
}
