/**
 * Lightfield behind one synchronous HTTP handler, with a ledger that tells what really happened and
 * a colleague who works in the CRM meanwhile.
 *
 * Its only inputs are the documented facts; it shares no code with the add-on that it judges.
 * Stated behaviour is always on, what is open follows the switches.
 */
import { must } from '../assume';
import type { SandboxAnswer } from '../contract';
import { crashAfterRows, type Fault, type FaultRule } from '../faults';
import { createFrontDoor, type Sandbox, type SandboxOptions } from '../front-door';
import type { Effect } from '../ledger';
import { createRandom } from '../random';
import { createWorkspaces } from '../workspaces';
import type { Answer } from './answers';
import { runErrands } from './background';
import { type Colleague, createColleague } from './colleague';
import { createDesk } from './desk';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition, type KeyTerms } from './keys';
import { seedWorkspace } from './seed';
import { type LightfieldSwitches, lightfieldSwitchTable } from './switches';
import type { Scene, Workspace } from './workspace';

/** Lightfield calls a workspace an organization. */
export type LightfieldOptions = SandboxOptions<LightfieldSwitches, KeyDefinition>;

export interface LightfieldSandbox extends Sandbox<LightfieldSwitches, Workspace, Colleague> {
  /** An admin changes what a key may do; terms that are not named are as they were defined. */
  changeKey(id: string, terms: KeyTerms): void;
  /** `crash` after 0 rows answers 500 without the work, after 1 row with it. */
  addFault(rule: FaultRule): void;
}

const basePath = '/v1';

/** The documented base address of the API. */
export const lightfieldBaseUrl = `https://api.lightfield.app${basePath}`;

const premises = { basePath, closingSlash: 'dropped', switchTable: lightfieldSwitchTable } as const;

export function createLightfieldSandbox(options: LightfieldOptions): LightfieldSandbox {
  const { keys = defaultKeyDefinitions, records, startMs } = options;
  const random = createRandom(options.seed);
  const run = random.fork('run');
  const door = createFrontDoor(premises, options);
  const manyPipelines = door.switches().pipelines === 'listed';
  const names = keys.map((key) => key.workspace);
  const workspaces = createWorkspaces(names, { random, records, startMs }, (name, terms) =>
    seedWorkspace(name, { ...terms, manyPipelines }),
  );
  const workspace = workspaces.named;
  const ownerOf = (name: string) => must(workspace(name).members.values()[0], 'a first member').id;
  const keyRing = createKeyRing(keys, ownerOf);
  const desk = createDesk({ keyRing, random: run, workspace });
  const scene = (effects: Effect[], place = workspace()): Scene => ({
    workspace: place,
    switches: door.switches(),
    random: run,
    nowMs: door.nowMs(),
    record: (effect) => void effects.push(effect),
  });
  const front = door.open({
    /** The service does the errands that are due, the search index catches up. */
    passTime: () => {
      for (const place of workspaces.all()) {
        const effects: Effect[] = [];
        if (runErrands(scene(effects, place))) door.book('background', effects);
        place.index.catchUp(door.nowMs(), door.switches().indexLagMs);
      }
    },
    serve: (incoming, due) => {
      const accident = { clientGone: due.some(losesAnswer), crash: crashOf(due) };
      const served = desk.serve({ ...incoming, ...accident });
      return { ...served, reply: replyOf(served.answer, incoming.switches) };
    },
  });
  const colleague = createColleague({ scene, book: door.book, revokeKey: keyRing.revoke });
  return { ...front, colleague, workspace, changeKey: keyRing.change };
}

/** The CRM does the work, but its client is no longer there to hear of it. */
function losesAnswer(fault: Fault): boolean {
  return (fault.kind === 'lost' || fault.kind === 'html') && fault.executed;
}

function crashOf(due: readonly Fault[]): 'beforeWork' | 'afterWork' | null {
  const rows = crashAfterRows(due);
  if (rows === null) return null;
  return rows === 0 ? 'beforeWork' : 'afterWork';
}

function replyOf(answer: Answer, { answerTakesMs }: LightfieldSwitches): SandboxAnswer {
  return {
    kind: 'answer',
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
    body: JSON.stringify(answer.body),
    ...(typeof answerTakesMs === 'number' && { tookMs: answerTakesMs }),
  };
}
