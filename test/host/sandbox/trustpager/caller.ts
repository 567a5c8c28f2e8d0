/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import {
  defaultKeyDefinitions,
  type KeyDefinition,
} from '../../../../src/host/sandbox/trustpager/keys';
import {
  createTrustPagerSandbox,
  type TrustPagerOptions,
  type TrustPagerSandbox,
  trustPagerBaseUrl,
} from '../../../../src/host/sandbox/trustpager/sandbox';
import { type PlainCaller, plainCaller, startMs, testOptions, tokenOf } from '../plain-caller';

export interface Caller extends PlainCaller {
  readonly sandbox: TrustPagerSandbox;
}

export function createCaller(
  options: Partial<TrustPagerOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const own = testOptions(options, defaultKeyDefinitions);
  const sandbox = createTrustPagerSandbox(own);
  const caller = plainCaller({
    handle: sandbox.handle,
    baseUrl: trustPagerBaseUrl,
    headersOf: (_method, key): Readonly<Record<string, string>> =>
      key === null ? {} : { authorization: `Bearer ${tokenOf(own.keys, key, 'tp_test_')}` },
    arrivalMs: (atMs = startMs) => atMs,
  });
  return { ...caller, sandbox };
}
