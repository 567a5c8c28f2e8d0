/**
 * The workbench without a network: one world with the add-on in it, its CRMs, the people in front of
 * it, and everything that they can do. The server only carries messages to it and from it.
 */
import { type AsyncEditor, type CallResult, createAsyncEditor } from '../driver/editor';
import type { ExecutionResult } from '../driver/result';
import { createWorkerRunner } from '../driver/worker/worker-runner';
import type { Har } from '../http/har';
import { assume } from '../sandbox/assume';
import type { Selection } from '../services/spreadsheet/sheet-world';
import type { World } from '../world/context';
import type { AheadClock } from './ahead-clock';
import { type Audience, createAudience, type Send } from './audience';
import { answerForCrm } from './crm/crm-acts';
import type { CrmDesk } from './crm/crm-desk';
import { createEditing, type Editing } from './editing';
import { doDeed } from './guide-deeds';
import type { Act, ActReply, WorldPicture } from './protocol';
import { quickPull } from './quick-pull';
import { createRuns, type Runs } from './runs';
import { createFrames, type Frames } from './windows';

/** What concerns one bench, and not the whole house. */
export type BenchAct = Exclude<Act, { readonly kind: 'reset' }>;

export interface Bench {
  /** Addresses of those who may sit in front of it; the first one is the owner. */
  readonly users: readonly string[];
  /** A page of a user begins to look; the file is opened for that user. Returns what ends it. */
  join(user: string, send: Send): () => void;
  /** Rejects only for a bug of the host or a message that no page of ours sends. */
  act(user: string, act: BenchAct): Promise<ActReply>;
  /** HTML of a frame, or null. */
  page(name: string): string | null;
  har(): Har;
  /** Fires what has fallen due and tells all pages what changed. To be called often. */
  tell(): void;
  close(): Promise<void>;
}

/** What a bench stands on. */
export interface Ground {
  readonly world: World;
  readonly desk: CrmDesk;
  /** The world's. */
  readonly clock: AheadClock;
  /** Requests go to the real CRMs. */
  readonly live: boolean;
}

interface Room {
  readonly world: World;
  readonly clock: AheadClock;
  readonly live: boolean;
  readonly desk: CrmDesk;
  readonly runs: Runs;
  readonly editing: Editing;
  readonly frames: Frames;
  readonly audience: Audience;
  readonly editor: AsyncEditor;
  readonly byHand: ByHand;
}

/** Selections that people made in their pages, and no script. */
interface ByHand {
  noted(selection: Selection): Selection;
  has(selection: Selection): boolean;
}

function createByHand(): ByHand {
  const known = new WeakSet<Selection>();
  return {
    noted(selection) {
      known.add(selection);
      return selection;
    },
    has: (selection) => known.has(selection),
  };
}

const DONE: ActReply = { kind: 'done' };

export function openBench({ world, desk, clock, live }: Ground): Bench {
  const runner = createWorkerRunner(world, world.project.scripts);
  const runs = createRuns(world, runner.start);
  const frames = createFrames(world);
  const crms = desk.pictures;
  const byHand = createByHand();
  const sky = (): WorldPicture => ({ aheadMs: clock.aheadMs(), live });
  const room: Room = {
    world,
    clock,
    live,
    desk,
    runs,
    frames,
    byHand,
    editing: createEditing(world.workbook),
    audience: createAudience({ world, frames, isByHand: byHand.has, runs: runs.list, crms, sky }),
    editor: createAsyncEditor(world, (request) => runs.start(request).done),
  };
  const { audience, editing, editor } = room;
  const tell = (): void => {
    fireDue(room);
    editing.settle();
    audience.tell();
  };
  const users = world.users.all().map(({ email }) => email);
  return {
    users,
    tell,
    join(user, send) {
      assume(users.includes(user), `${user} has a seat`);
      editor.openDocument(user).catch(toConsole);
      return audience.join(user, send);
    },
    async act(user, act) {
      const reply = await answer(room, user, act);
      tell();
      return reply;
    },
    page: frames.page,
    har: desk.har,
    close: runner.close,
  };
}

/** Triggers run when they fall due; several may be under way at once. */
function fireDue({ world, editor }: Room): void {
  const now = world.clock.nowMs();
  for (let due = world.triggers.due(now); due !== null; due = world.triggers.due(now)) {
    editor.fireTrigger(due.id).catch(toConsole);
  }
}

/** A bug of the host: said where the workbench was started, and not the end of it. */
function toConsole(error: unknown): void {
  console.error(error);
}

async function answer(room: Room, user: string, act: BenchAct): Promise<ActReply> {
  const { world, editing, audience, editor, runs, byHand } = room;
  switch (act.kind) {
    case 'change':
      if (audience.isCurrent(act.seq)) return editing.change(user, act.changes);
      return { kind: 'refused', message: 'Rows or columns moved meanwhile. Please try again.' };
    case 'undo':
      return editing.undo();
    case 'redo':
      return editing.redo();
    case 'select':
      // What a page says then is the echo of where it was put before, and would undo the script's.
      if (audience.isAhead(user)) return DONE;
      world.select(user, byHand.noted({ sheetId: act.sheetId, area: act.area }));
      return DONE;
    case 'menu':
      return replyToMenu(await editor.clickMenu(user, act.path));
    case 'call':
      return replyToCall(await editor.scriptRun(user, act.functionName, act.args));
    case 'close':
      world.windows.of(user)[act.what] = null;
      return DONE;
    case 'kill':
      return runs.kill(act.run) ? DONE : { kind: 'refused', message: 'It is over already.' };
    case 'pull':
      return quickPull({ world, editor, user, crm: room.desk.find(act.crm) });
    case 'guide':
      return doDeed({ ...room, user, isBusy: runs.isBusy }, act.deed);
    case 'trace':
      return { kind: 'calls', calls: runs.calls(act.run) };
    default:
      return answerForCrm(room.desk, act);
  }
}

/** As Sheets does: an error is shown, a killed execution says nothing. */
function replyToMenu(result: ExecutionResult): ActReply {
  if (result.kind === 'timedOut') {
    return { kind: 'refused', message: 'Exceeded maximum execution time' };
  }
  if (result.kind !== 'threw') return DONE;
  return { kind: 'refused', message: `${result.error.name}: ${result.error.message}` };
}

function replyToCall(result: CallResult): ActReply {
  return result.kind === 'success'
    ? { kind: 'returned', value: result.value }
    : { kind: 'refused', message: result.message };
}
