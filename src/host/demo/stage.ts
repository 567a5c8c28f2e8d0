/**
 * The stage of the demo: a local host whose CRM has a pipeline of exactly the wanted size, and a
 * person, Maria, who works with the add-on through its menu and its sidebar's door.
 */
import { type CallResult, createEditor, type Editor } from '../driver/editor';
import { createInThreadRunner } from '../driver/in-thread';
import { createRouter, type Exchange } from '../http/router';
import type { Input } from '../sheet/change';
import type { World } from '../world/context';
import type { Project } from '../world/project';
import { createWorld, DEFAULT_START_MS, DEFAULT_USER } from '../world/world';
import type { DemoCrm, OpenDemoCrm } from './crm/demo-crm';
import { demand } from './demand';

export const MARIA = DEFAULT_USER.email;

export interface Stage {
  readonly world: World;
  readonly editor: Editor;
  /** All HTTP so far, in order. */
  readonly exchanges: readonly Exchange[];
  readonly crm: DemoCrm;
  /** One message of the sidebar; fails the demo when the add-on did not answer at all. */
  ask<T extends { readonly kind: string }>(request: object): { reply: T; result: CallResult };
  /** Maria types into a cell. */
  type(tabId: number, at: { readonly row: number; readonly column: number }, input: Input): void;
}

export function openStage(
  project: Project,
  openCrm: OpenDemoCrm,
  { rows, seed }: { readonly rows: number; readonly seed: string },
): Stage {
  const crm = openCrm({ seed, rows, startMs: DEFAULT_START_MS });
  const router = createRouter({ [crm.host]: crm.handle });
  const exchanges: Exchange[] = [];
  router.onExchange((exchange) => exchanges.push(exchange));
  const world = createWorld({ project, seed, startMs: DEFAULT_START_MS, network: router.send });
  const editor = createEditor(world, createInThreadRunner(world, project.scripts));
  // The first click is what authorizes a script.
  editor.openDocument(MARIA);
  editor.clickMenu(MARIA, 'Open sidebar');
  return {
    ...{ world, editor, exchanges, crm },
    ask: <T extends { readonly kind: string }>(request: object) => {
      const result = editor.scriptRun(MARIA, 'rpc', [request]);
      if (result.kind === 'failure')
        throw new Error(`The add-on did not answer: ${result.message}`);
      return { reply: result.value as T, result };
    },
    type(tabId, { row, column }, input) {
      const area = { row, column, rows: 1, columns: 1 };
      const outcome = world.workbook.apply(
        { kind: 'enter', sheetId: tabId, area, inputs: { all: input } },
        { user: MARIA, via: 'person' },
      );
      demand(outcome.kind === 'changed', 'the tab takes what Maria types');
    },
  };
}
