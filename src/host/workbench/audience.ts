/**
 * Who looks at the workbench: each open page with its user, and what it has been told so far.
 *
 * Promises: a page first gets everything, then what changed, in order. Changes are noticed by
 * comparing with what was last sent, so nothing that changes the world has to tell anybody.
 */

import type { Selection } from '../services/spreadsheet/sheet-world';
import type { World } from '../world/context';
import type { Shown } from '../world/editor-windows';
import { type BookPicture, movesCells, patchBetween } from './picture/patch';
import { createPainter } from './picture/sheet-picture';
import type { CrmPicture, Message, RunPicture, WorldPicture } from './protocol';
import type { Frames } from './windows';

export type Send = (message: Message) => void;

export interface Audience {
  /** A page begins to look; returns what ends it. */
  join(user: string, send: Send): () => void;
  /** Tells every page what it does not know yet. */
  tell(): void;
  /** Whether a script has put the user somewhere that one of their pages does not know of yet. */
  isAhead(user: string): boolean;
  /** Whether an action against the book of message `seq` may still be meant as it was made. */
  isCurrent(seq: number): boolean;
}

export interface Sources {
  readonly world: World;
  readonly frames: Frames;
  /** Whether a selection was made in a page, which knows it then. */
  isByHand(selection: Selection): boolean;
  runs(): readonly RunPicture[];
  crms(): readonly CrmPicture[];
  sky(): WorldPicture;
}

interface Seat {
  readonly user: string;
  readonly send: Send;
  /** How many of the user's messages it has seen. */
  shown: number;
  selection: Selection | null;
  /** Last texts by kind of message. */
  readonly told: Map<Message['kind'], string>;
}

export function createAudience(sources: Sources): Audience {
  const { world } = sources;
  const paint = createPainter().paint;
  const seats = new Set<Seat>();
  let book = world.workbook.current();
  let picture: BookPicture = { name: book.name, sheets: paint(book, world.workbook.view()) };
  let seq = 1;
  let lastMove = 0;

  const tellBook = (): void => {
    if (world.workbook.current() === book) return;
    book = world.workbook.current();
    const next: BookPicture = { name: book.name, sheets: paint(book, world.workbook.view()) };
    const patch = patchBetween(picture, next);
    if (patch !== null) {
      seq += 1;
      if (movesCells(patch, picture)) lastMove = seq;
      for (const { send } of seats) send({ kind: 'book', seq, patch });
    }
    picture = next;
  };

  return {
    join(user, send) {
      tellBook();
      const seat: Seat = {
        user,
        send,
        shown: world.windows.of(user).shown.length,
        selection: world.selection(user),
        told: new Map(),
      };
      seats.add(seat);
      send({ kind: 'hello' });
      const patch = patchBetween(null, picture);
      if (patch !== null) send({ kind: 'book', seq, patch });
      if (seat.selection !== null) send({ kind: 'selection', ...seat.selection });
      tellRest(seat, sources);
      return () => seats.delete(seat);
    },
    tell() {
      if (seats.size === 0) return;
      tellBook();
      for (const seat of seats) tellRest(seat, sources);
    },
    isAhead: (user) =>
      [...seats].some((seat) => seat.user === user && untoldSelection(seat, sources) !== null),
    isCurrent: (known) => known >= lastMove,
  };
}

function tellRest(seat: Seat, sources: Sources): void {
  const { world, frames, runs, crms, sky } = sources;
  tellSelection(seat, sources);
  const users = world.users.all().map(({ email }) => email);
  tellOnce(seat, { kind: 'people', users, user: seat.user });
  tellOnce(seat, { kind: 'world', world: sky() });
  tellOnce(seat, { kind: 'window', window: frames.windowOf(seat.user) });
  tellOnce(seat, { kind: 'runs', runs: runs() });
  tellOnce(seat, { kind: 'crms', crms: crms() });
  const { shown } = world.windows.of(seat.user);
  for (const each of shown.slice(seat.shown)) seat.send(messageOf(each));
  seat.shown = shown.length;
}

function tellSelection(seat: Seat, sources: Sources): void {
  const untold = untoldSelection(seat, sources);
  seat.selection = sources.world.selection(seat.user);
  if (untold !== null) seat.send({ kind: 'selection', ...untold });
}

/** Where a script has put the user since the page was told; null where the page knows. */
function untoldSelection(seat: Seat, { world, isByHand }: Sources): Selection | null {
  const selection = world.selection(seat.user);
  const isKnown = selection === null || selection === seat.selection || isByHand(selection);
  return isKnown ? null : selection;
}

function tellOnce(seat: Seat, message: Message): void {
  const text = JSON.stringify(message);
  if (seat.told.get(message.kind) === text) return;
  seat.told.set(message.kind, text);
  seat.send(message);
}

function messageOf(shown: Shown): Message {
  if (shown.kind === 'toast') {
    const { title, message, seconds } = shown;
    return { kind: 'toast', title, text: message, seconds };
  }
  return { kind: 'alert', title: shown.title, text: shown.message };
}
