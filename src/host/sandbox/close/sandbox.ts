/**
 * Close behind one synchronous HTTP handler, with a ledger that tells what really happened and a
 * colleague who works in the CRM meanwhile.
 *
 * Its only inputs are the documented facts; it shares no code with the add-on that it judges.
 * Stated behaviour is always on, what is open follows the switches.
 */
import { assume } from '../assume';
import { createFrontDoor, type Incoming, type Sandbox, type SandboxOptions } from '../front-door';
import { createRandom } from '../random';
import { createWorkspaces } from '../workspaces';
import { type Answer, unknownUrl } from './answers';
import { type Colleague, createColleague } from './colleague';
import { basePath, createDesk, firstOf, type Served } from './desk';
import { replyOf } from './envelope';
import { exportFile, filePath } from './export-file';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition, type KeyTerms } from './keys';
import { seedWorkspace } from './seed';
import { type CloseSwitches, closeSwitchTable } from './switches';
import type { Workspace } from './workspace';

/** Close calls a workspace an organization. */
export type CloseOptions = SandboxOptions<CloseSwitches, KeyDefinition>;

export interface CloseSandbox extends Sandbox<CloseSwitches, Workspace, Colleague> {
  /** An admin changes what a key may do; terms that are not named are as they were defined. */
  changeKey(id: string, terms: KeyTerms): void;
}

/** The documented base address of the API. */
export const closeBaseUrl = `https://api.close.com${basePath}`;

const premises = { basePath, closingSlash: 'kept', switchTable: closeSwitchTable } as const;

export function createCloseSandbox(options: CloseOptions): CloseSandbox {
  const { keys = defaultKeyDefinitions, records, startMs } = options;
  const random = createRandom(options.seed);
  const run = random.fork('run');
  const door = createFrontDoor(premises, options);
  const names = keys.map((key) => key.organization);
  const workspaces = createWorkspaces(names, { random, records, startMs }, seedWorkspace);
  const workspace = workspaces.named;
  const keyRing = createKeyRing(keys);
  const desk = createDesk({ keyRing, random: run, workspace });
  const colleague = createColleague({
    scene: (effects) => ({
      workspace: workspace(),
      switches: door.switches(),
      random: run,
      nowMs: door.nowMs(),
      offsetMs: 0,
      user: firstOf(workspace(), 'user'),
      record: (effect) => void effects.push(effect),
    }),
    book: door.book,
    revokeKey: keyRing.revoke,
  });
  const serve = (incoming: Incoming<CloseSwitches>): Served => {
    const { path, url } = incoming;
    if (path !== null && url !== null) {
      return desk.serve({ ...incoming, path, origin: originOf(url, incoming.headers.host) });
    }
    const answer = answerElsewhere(incoming, workspaces.all());
    return { answer, keyId: null, effects: [] };
  };
  const front = door.open({
    serve: (incoming) => {
      const served = serve(incoming);
      return { ...served, reply: replyOf(served.answer, incoming.switches) };
    },
  });
  return {
    ...front,
    colleague,
    workspace,
    changeKey: keyRing.change,
    addFault: (rule) => {
      assume(rule.fault.kind !== 'crash', 'Close has no bulk requests that could crash midway');
      front.addFault(rule);
    },
  };
}

/** Outside of the API there is nothing but the files of exports. */
function answerElsewhere(
  { url, switches, nowMs }: Incoming<CloseSwitches>,
  workspaces: readonly Workspace[],
): Answer {
  const isFile = url?.pathname.startsWith(filePath) === true;
  return (isFile ? exportFile(url, { workspaces, switches, nowMs }) : null) ?? unknownUrl;
}

/** On this machine the port is known from the `Host` header only. */
function originOf(url: URL, host: string | undefined): string {
  return url.hostname === '127.0.0.1' && host !== undefined ? `http://${host}` : url.origin;
}
