/**
 * The local host: a world with the add-on in it, and a sandbox of each CRM behind its network.
 *
 * Promises: the add-on is what was built, nothing of it is imported here; requests to the CRMs' real
 * addresses reach the sandboxes, which are seeded when they are first needed. Must not know: what the
 * add-on does.
 */
import { createEditor, type Editor } from './driver/editor';
import { createInThreadRunner } from './driver/in-thread';
import { createRouter, type Exchange, type Router } from './http/router';
import {
  type CloseOptions,
  type CloseSandbox,
  closeBaseUrl,
  createCloseSandbox,
} from './sandbox/close/sandbox';
import type { SandboxHandler } from './sandbox/contract';
import {
  createLightfieldSandbox,
  type LightfieldOptions,
  type LightfieldSandbox,
  lightfieldBaseUrl,
} from './sandbox/lightfield/sandbox';
import {
  createOctolaneSandbox,
  type OctolaneOptions,
  type OctolaneSandbox,
  octolaneBaseUrl,
} from './sandbox/octolane/sandbox';
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
  readonly trustpager?: Partial<TrustPagerOptions>;
  readonly octolane?: Partial<OctolaneOptions>;
  readonly close?: Partial<CloseOptions>;
  readonly lightfield?: Partial<LightfieldOptions>;
}

export interface Sandboxes {
  readonly trustpager: TrustPagerSandbox;
  readonly octolane: OctolaneSandbox;
  readonly close: CloseSandbox;
  readonly lightfield: LightfieldSandbox;
}

export interface LocalHost {
  /** Each is seeded when it is first asked for. */
  readonly sandboxes: Sandboxes;
  readonly trustpager: TrustPagerSandbox;
  readonly world: World;
  readonly editor: Editor;
  readonly router: Router;
  /** All HTTP so far, in order. */
  readonly exchanges: readonly Exchange[];
}

/** Opportunities of a sandbox when nobody says otherwise. */
const RECORDS = 100;

export function openLocalHost(options: LocalHostOptions): LocalHost {
  const { project, seed = '1', startMs = DEFAULT_START_MS } = options;
  const base = { seed, startMs, records: RECORDS };
  const trustpager = later(() => createTrustPagerSandbox({ ...base, ...options.trustpager }));
  const octolane = later(() => createOctolaneSandbox({ ...base, ...options.octolane }));
  const close = later(() => createCloseSandbox({ ...base, ...options.close }));
  const lightfield = later(() => createLightfieldSandbox({ ...base, ...options.lightfield }));
  const router = createRouter({
    [new URL(trustPagerBaseUrl).host]: handlerOf(trustpager),
    [new URL(octolaneBaseUrl).host]: handlerOf(octolane),
    [new URL(closeBaseUrl).host]: handlerOf(close),
    [new URL(lightfieldBaseUrl).host]: handlerOf(lightfield),
  });
  const exchanges: Exchange[] = [];
  router.onExchange((exchange) => exchanges.push(exchange));
  const world = createWorld({ ...options, seed, startMs, network: router.send });
  const editor = createEditor(world, createInThreadRunner(world, project.scripts));
  const sandboxes: Sandboxes = {
    get trustpager() {
      return trustpager();
    },
    get octolane() {
      return octolane();
    },
    get close() {
      return close();
    },
    get lightfield() {
      return lightfield();
    },
  };
  return { world, editor, router, exchanges, sandboxes, trustpager: trustpager() };
}

function later<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function handlerOf(sandbox: () => { readonly handle: SandboxHandler }): SandboxHandler {
  return (request) => sandbox().handle(request);
}
