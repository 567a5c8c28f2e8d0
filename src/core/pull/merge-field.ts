/**
 * The heart of a pull: what becomes of one cell, given the three views of its field.
 *
 * Promises: a cell that a person changed is kept, whatever the CRM says, unless its column is
 * read-only; a field the key cannot see changes nothing; a user's formula is never overwritten.
 * Pure; must not know rows, tabs or CRMs.
 */
import type { FieldType, MaybeValue, Writable } from '../model';
import { bareBase, type FieldState, type Issue, isUnconfirmed } from '../state';
import type { CellValue } from '../value/cell';
import { encodeCell, isShortened, type ToSerial } from '../value/encode';
import { cellToken, EMPTY, type Token, valueToken } from '../value/token';

export interface FieldViews {
  readonly type: FieldType;
  readonly onUpdate: Writable;
  /** The CRM's value now; undefined = not visible to this key. */
  readonly crm: MaybeValue | undefined;
  readonly cell: CellValue;
  /** `''` where the cell holds no formula. */
  readonly formula: string;
  /** What both sides last agreed on; undefined = nothing known. */
  readonly known: FieldState | undefined;
  readonly knownIssue: Issue | undefined;
  /** The column is left as it is, whatever the CRM says. */
  readonly rests?: boolean;
  /** The row stands in the tab, but all memory of it is gone, and no cut run explains that. */
  readonly memoryLost?: boolean;
  /** A former run was cut while it wrote: differences prove nothing. */
  readonly unconfirmed: boolean;
  /** Whether merged cells hide this one; asked only where a cell has lost its content. */
  readonly isHidden?: (() => boolean) | undefined;
  readonly toSerial: ToSerial;
}

export interface FieldMerge {
  /** The cell to write, or null to leave it alone. */
  readonly write: CellValue | null;
  /** What to remember; `shown` is what the cell will show if the tab takes it as meant. */
  readonly next: FieldState | undefined;
  readonly issue?: Issue;
  /** What the CRM's value looks like in a cell; undefined when the key cannot see it. */
  readonly theirs: CellValue | undefined;
  /** A person's change that waits for a push. */
  readonly edited?: true;
  /** A change in a read-only column that this merge takes back. */
  readonly restored?: true;
}

export function mergeField(views: FieldViews): FieldMerge {
  const { crm, knownIssue } = views;
  if (views.rests) return resting(views);
  if (crm === undefined) return keep(views.known, knownIssue);
  const known = confirmed(views.known);
  const theirs = encodeCell(crm, views.toSerial);
  const kept = nameBefore(crm, known);
  const meant = kept ?? cellToken(views.type, theirs);
  // Most cells show the very text of the CRM: one token then serves for all three views.
  const isText =
    crm !== null && crm.kind === 'text' && crm.text === theirs && views.type === 'text';
  const agreed = agreement(known, isText ? meant : valueToken(crm), meant);
  const lasting = isShortened(theirs) ? ({ issue: 'shortened' } as const) : {};
  const isTheirs = views.cell === theirs && kept === null;
  const current = isTheirs ? meant : cellToken(views.type, views.cell);

  if (current === meant) return { write: null, next: agreed, theirs, ...lasting };
  if (wasDropped(views)) return { write: null, next: NOTHING, theirs, edited: true };
  if (views.formula !== '') return { write: null, next: known, theirs, issue: 'ownFormula' };
  if (lostContent(views) && views.isHidden?.()) {
    return { write: null, next: known, theirs, issue: 'merged' };
  }
  const decided = decide({ ...views, known }, { agreed, current });
  switch (decided) {
    case 'write':
      return { write: theirs, next: agreed, theirs, ...lasting };
    case 'restore':
      return { write: theirs, next: agreed, theirs, restored: true, ...lasting };
    case 'edited':
      return { write: null, next: known, theirs, edited: true, ...lasting };
    case 'asIs':
      return { ...keep(known, knownIssue), theirs };
    case 'unsure':
      // Without memory the CRM's value is what a push by choice would overwrite.
      return { write: null, next: known ?? agreed, theirs, issue: decided };
    default:
      return { write: null, next: known, theirs, issue: decided };
  }
}

function confirmed(known: FieldState | undefined): FieldState | undefined {
  return known && isUnconfirmed(known.base) ? { ...known, base: bareBase(known.base) } : known;
}

/**
 * Something that was renamed has another name; something that is gone only an id. Its cell keeps the
 * name that it had. null where the CRM tells a name, or another thing than before.
 */
function nameBefore(crm: MaybeValue, known: FieldState | undefined): Token | null {
  if (crm?.kind !== 'one' || crm.item.id !== crm.item.label || !known) return null;
  return known.base === valueToken(crm) ? known.meant : null;
}

/** What a person changed still counts as changed. */
function resting({ known, knownIssue, type, cell }: FieldViews): FieldMerge {
  const token = cellToken(type, cell);
  const edited = known !== undefined && token !== known.shown && token !== known.meant;
  return { ...keep(known, knownIssue), ...(edited && { edited }) };
}

const NOTHING: FieldState = { base: EMPTY, meant: EMPTY, shown: EMPTY };

/** We sent it, no answer showed it, and the CRM has nothing: it was lost on the way, not emptied there. */
function wasDropped({ crm, known, cell }: FieldViews): boolean {
  return crm === null && cell !== '' && known !== undefined && isUnconfirmed(known.base);
}

/** The same object as before where nothing has changed: most cells of most refreshes. */
function agreement(known: FieldState | undefined, base: Token, meant: Token): FieldState {
  const same = known && known.base === base && known.meant === meant && known.shown === meant;
  return same ? known : { base, meant, shown: meant };
}

/** Merging empties cells (Sheets keeps the top-left value only), which is nobody's edit. */
function lostContent({ cell, known, knownIssue }: FieldViews): boolean {
  return cell === '' && known !== undefined && (known.shown !== EMPTY || knownIssue === 'merged');
}

type Decision = 'write' | 'restore' | 'edited' | 'asIs' | 'conflict' | 'unsure';

/** The cell shows something else than the CRM: whose change is it? */
function decide(
  views: FieldViews,
  { agreed, current }: { readonly agreed: FieldState; readonly current: Token },
): Decision {
  const { known, knownIssue, onUpdate } = views;
  const readOnly = onUpdate === 'no';
  if (!known) {
    if (views.cell !== '') return readOnly ? 'restore' : 'unsure';
    return views.memoryLost && !readOnly ? 'unsure' : 'write';
  }
  if (views.cell === '' && knownIssue === 'merged') return 'write';
  const crmChanged = agreed.base !== known.base;
  if (current === known.shown) {
    const tryAgain = knownIssue === 'refused';
    return crmChanged || agreed.meant !== known.meant || tryAgain ? 'write' : 'asIs';
  }
  if (readOnly) return 'restore';
  if (views.unconfirmed || knownIssue === 'unsure') return 'unsure';
  return crmChanged ? 'conflict' : 'edited';
}

function keep(next: FieldState | undefined, issue: Issue | undefined): FieldMerge {
  return { write: null, next, theirs: undefined, ...(issue && { issue }) };
}
