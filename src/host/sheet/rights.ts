/**
 * Who may change what. Source: Sheets' protections: the owner always may, a script has the rights of
 * its user, a protected sheet may have open ranges.
 */
import { type Area, contains, intersects } from './area';
import type { Actor } from './change';
import type { SheetDoubts } from './doubts';
import type { Book, Protection, Sheet } from './model';

export interface RightsContext {
  readonly book: Book;
  readonly actor: Actor;
  readonly doubts: SheetDoubts;
}

/** Whether the actor may change these cells; `area` null asks for the sheet's own properties. */
export function mayEdit(sheet: Sheet, area: Area | null, context: RightsContext): boolean {
  return sheet.protections.every(
    (protection) => passes(protection, context) || !covers(protection, area),
  );
}

/** Whether the actor may change or remove this protection, or edit what it protects. */
export function passes(protection: Protection, { book, actor, doubts }: RightsContext): boolean {
  if (actor.user === book.owner || protection.editors.includes(actor.user)) return true;
  if (!protection.warningOnly) return false;
  return actor.via === 'person' || doubts.warningOnlyProtection === 'allows';
}

function covers(protection: Protection, area: Area | null): boolean {
  if (protection.area !== null) return area !== null && intersects(protection.area, area);
  return area === null || !protection.open.some((open) => contains(open, area));
}
