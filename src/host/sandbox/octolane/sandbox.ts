/**
 * Octolane behind one synchronous HTTP handler, with a ledger that tells what really happened and a
 * colleague who works in the CRM meanwhile.
 *
 * Its only inputs are the documented facts; it shares no code with the add-on that it judges.
 * Stated behaviour is always on, what is open follows the switches.
 */
import type { SandboxAnswer } from '../contract';
import { crashAfterRows } from '../faults';
import { createFrontDoor, type Sandbox, type SandboxOptions } from '../front-door';
import { createRandom } from '../random';
import { createWorkspaces } from '../workspaces';
import { type Answer, dressed } from './answers';
import { type Colleague, createColleague } from './colleague';
import { createDesk } from './desk';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition, type KeyTerms } from './keys';
import { seedWorkspace } from './seed';
import { type OctolaneSwitches, octolaneSwitchTable } from './switches';
import type { Workspace } from './workspace';

export type OctolaneOptions = SandboxOptions<OctolaneSwitches, KeyDefinition>;

export interface OctolaneSandbox extends Sandbox<OctolaneSwitches, Workspace, Colleague> {
  /** An admin changes what a key may do; terms that are not named are as they were defined. */
  changeKey(id: string, terms: KeyTerms): void;
}

const basePath = '/v1';

/** The documented base address of the API. */
export const octolaneBaseUrl = `https://api.octolane.com${basePath}`;

const premises = { basePath, closingSlash: 'kept', switchTable: octolaneSwitchTable } as const;

export function createOctolaneSandbox(options: OctolaneOptions): OctolaneSandbox {
  const { keys = defaultKeyDefinitions, records, startMs } = options;
  const random = createRandom(options.seed);
  const run = random.fork('run');
  const door = createFrontDoor(premises, options);
  const names = keys.map((key) => key.workspace);
  const workspaces = createWorkspaces(names, { random, records, startMs }, seedWorkspace);
  const workspace = workspaces.named;
  const keyRing = createKeyRing(keys);
  const desk = createDesk({ keyRing, random: run, workspace });
  const colleague = createColleague({
    scene: (effects) => ({
      workspace: workspace(),
      switches: door.switches(),
      random: run,
      nowUs: door.nowMs() * 1000 + run.int(1000),
      userId: workspace().users.values()[1]?.id ?? null,
      record: (effect) => void effects.push(effect),
    }),
    book: door.book,
    revokeKey: keyRing.revoke,
  });
  const front = door.open({
    serve: (incoming, due) => {
      const served = desk({ ...incoming, crashAfterRows: crashAfterRows(due) });
      return { ...served, reply: replyOf(served.answer, incoming.switches) };
    },
  });
  return { ...front, colleague, workspace, changeKey: keyRing.change };
}

function replyOf(answer: Answer, switches: OctolaneSwitches): SandboxAnswer {
  return {
    kind: 'answer',
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
    body: JSON.stringify(dressed(answer, switches)),
  };
}
