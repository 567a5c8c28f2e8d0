/**
 * TrustPager behind one synchronous HTTP handler, with a ledger that tells what really happened and
 * a colleague who works in the CRM meanwhile.
 *
 * Its only inputs are the documented facts; it shares no code with the add-on that it judges.
 * Stated behaviour is always on, what is open follows the switches.
 */
import { crashAfterRows } from '../faults';
import { createFrontDoor, type Sandbox, type SandboxOptions } from '../front-door';
import { createRandom } from '../random';
import { createWorkspaces } from '../workspaces';
import { type Colleague, createColleague } from './colleague';
import { type CreditTerms, defaultCredits } from './credits';
import { createDesk } from './desk';
import { replyOf } from './envelope';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition, type KeyTerms } from './keys';
import { seedWorkspace } from './seed';
import { type TrustPagerSwitches, trustPagerSwitchTable } from './switches';
import type { Workspace } from './workspace';

export interface TrustPagerOptions extends SandboxOptions<TrustPagerSwitches, KeyDefinition> {
  readonly credits?: Partial<CreditTerms>;
}

export interface TrustPagerSandbox extends Sandbox<TrustPagerSwitches, Workspace, Colleague> {
  /** An admin changes what a key may do; terms that are not named are as they were defined. */
  changeKey(id: string, terms: KeyTerms): void;
  /** Credits that the workspace `main` has from now on. */
  setCredits(balance: number): void;
}

const basePath = '/functions/v1/api/v1';

/** The documented base address of the API. */
export const trustPagerBaseUrl = `https://api.trustpager.com${basePath}`;

const premises = { basePath, closingSlash: 'dropped', switchTable: trustPagerSwitchTable } as const;

export function createTrustPagerSandbox(options: TrustPagerOptions): TrustPagerSandbox {
  const { keys = defaultKeyDefinitions, records, startMs } = options;
  const credits = { ...defaultCredits, ...options.credits };
  const random = createRandom(options.seed);
  const run = random.fork('run');
  const door = createFrontDoor(premises, options);
  const names = keys.map((key) => key.workspace);
  const workspaces = createWorkspaces(names, { random, records, startMs }, (name, terms) =>
    seedWorkspace(name, { ...terms, credits: credits.balance }),
  );
  const workspace = workspaces.named;
  const keyRing = createKeyRing(keys);
  const desk = createDesk({ keyRing, credits, random: run, workspace });
  const colleague = createColleague({
    scene: (effects) => ({
      workspace: workspace(),
      switches: door.switches(),
      random: run,
      nowMs: door.nowMs(),
      record: (effect) => void effects.push(effect),
    }),
    book: door.book,
    execute: desk.executeApproved,
  });
  const front = door.open({
    serve: (incoming, due) => {
      const served = desk.serve({ ...incoming, crashAfterRows: crashAfterRows(due) });
      const reply = replyOf(served.answer, served.creditsRemaining, incoming.switches);
      return { ...served, reply };
    },
  });
  return {
    ...front,
    colleague,
    workspace,
    changeKey: keyRing.change,
    setCredits: (balance) => {
      workspace().creditsRemaining = balance;
    },
  };
}
