/** Protecting ranges and sheets. Only who may edit what is protected may change the protection. */
import { replaceSheet, sheetById, takeId } from '../book';
import type { ChangeOf } from '../change';
import type { Protection, Sheet } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { passes } from '../rights';
import { PROTECTED, sheetNotFound } from '../texts';
import type { ChangeContext, HandlerTable } from './handler';

type ProtectionKind = 'protect' | 'unprotect' | 'editProtection';

export const protectionHandlers: HandlerTable<ProtectionKind> = {
  protect: {
    touches: ({ sheetId, area }) => [{ sheetId, area }],
    run: protect,
  },
  unprotect: {
    touches: () => [],
    run: (change, context) => replaceProtection(change, context, () => []),
  },
  editProtection: {
    touches: () => [],
    run: (change, context) =>
      replaceProtection(change, context, (protection) => [{ ...protection, ...change.patch }]),
  },
};

/** The one who protects may go on editing, like the owner, who is listed nowhere. */
function protect({ sheetId, area }: ChangeOf<'protect'>, { book, actor }: ChangeContext): Outcome {
  const sheet = sheetById(book, sheetId);
  if (sheet === null) return refused(sheetNotFound(sheetId));
  const { id, book: counted } = takeId(book);
  const protection: Protection = {
    id,
    area,
    open: [],
    editors: actor.user === book.owner ? [] : [actor.user],
    warningOnly: false,
    description: '',
  };
  const next: Sheet = { ...sheet, protections: [...sheet.protections, protection] };
  return changed(replaceSheet(counted, next), id);
}

function replaceProtection(
  { sheetId, id }: { readonly sheetId: number; readonly id: number },
  context: ChangeContext,
  replace: (protection: Protection) => readonly Protection[],
): Outcome {
  const sheet = sheetById(context.book, sheetId);
  const protection = sheet?.protections.find((other) => other.id === id);
  if (sheet === null || protection === undefined) return refused(sheetNotFound(sheetId));
  if (!passes(protection, context)) return refused(PROTECTED);
  const protections = sheet.protections.flatMap((other) =>
    other === protection ? replace(protection) : [other],
  );
  return changed(replaceSheet(context.book, { ...sheet, protections }));
}
