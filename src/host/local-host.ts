/**
 * The local host: a world with the add-on in it, and a sandbox of each CRM behind its network.
 *
 * Promises: the add-on is what was built, nothing of it is imported here; requests to the CRMs' real
 * addresses reach the sandboxes. Must not know: what the add-on does.
 */
import { createEditor, type Editor } from './driver/editor';
import { createInThreadRunner } from './driver/in-thread';
import { createRouter, type Exchange, type Router } from './http/router';
import {
  createTrustPagerSandbox,
  type TrustPagerOptions,
  type TrustPagerSandbox,
  trustPagerBaseUrl,
} from './sandbox/trustpager/sandbox';
import type { World } from './world/context';
import type { Project } from './world/project';
import { createWorld, DEFAULT_START_MS, type WorldOptions } from './world/world';

export interface LocalHostOptions extends Omit<WorldOptions, 'project' | 'network'> {
  readonly project: Project;
  readonly trustpager: Partial<TrustPagerOptions>;
}

export interface LocalHost {
  readonly world: World;
  readonly editor: Editor;
  readonly router: Router;
  /** All HTTP so far, in order. */
  readonly exchanges: readonly Exchange[];
  readonly trustpager: TrustPagerSandbox;
}

export function openLocalHost(options: LocalHostOptions): LocalHost {
  const { project, seed = '1', startMs = DEFAULT_START_MS } = options;
  const trustpager = createTrustPagerSandbox({
    seed,
    startMs,
    records: 100,
    ...options.trustpager,
  });
  const router = createRouter({ [new URL(trustPagerBaseUrl).host]: trustpager.handle });
  const exchanges: Exchange[] = [];
  router.onExchange((exchange) => exchanges.push(exchange));
  const world = createWorld({ ...options, seed, startMs, network: router.send });
  const editor = createEditor(world, createInThreadRunner(world, project.scripts));
  return { world, editor, router, exchanges, trustpager };
}
