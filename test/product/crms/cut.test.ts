/**
 * Through the bundle, for every CRM: a create that dies between two of its calls. There a script can do
 * nothing, so dying after a call is dying before the next one.
 */
import type { CallSite } from '../../../src/host/world/faults';
import { timesCreated } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { runOf } from '../../support/product';
import { digestsOf } from '../../support/sending';
import { type Desk, openDesk } from './desk';
import { fresh, heals, READINGS, violations } from './doubt';

/** Besides the calls around each request, about so many. */
const OTHERS = 4;

describe.each(PROVIDERS)('%s', (provider) => {
  const desk = openDesk(provider, READINGS[provider][0] ?? {});

  test('CC3 CR4 a create that dies before or after a call leaves no row with two records', () => {
    const sites = undisturbed(desk);
    const chosen = sampled(sites);
    const wrong: string[] = [];
    let [deaths, withEffect] = [0, 0];
    for (const site of chosen) {
      const texts = fresh();
      desk.adds(texts);
      if (dies(desk, site)) deaths += 1;
      if (texts.some((text) => timesCreated(desk.crm, text) > 0)) withEffect += 1;
      heals(desk);
      const place = `after call ${site.n} (${site.className}.${site.method})`;
      wrong.push(...violations(desk, texts).map((text) => `${place}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(deaths).toBeGreaterThan(chosen.length / 2);
    expect(withEffect).toBeGreaterThan(2);
  }, 60_000);
});

/** The calls around requests, where what is remembered matters most, and a sample of the others. */
function sampled(sites: readonly CallSite[]): readonly CallSite[] {
  const requests = sites.flatMap(({ method }, at) => (/^fetch/.test(method) ? [at] : []));
  expect(requests.length).toBeGreaterThan(0);
  const step = Math.ceil(sites.length / OTHERS);
  const isNear = (at: number) => requests.some((request) => Math.abs(at - request) <= 2);
  return sites.filter((_, at) => isNear(at) || at % step === 1);
}

/** The calls of a create of four rows. */
function undisturbed(desk: Desk): readonly CallSite[] {
  const sites: CallSite[] = [];
  desk.adds(fresh());
  const confirmed = confirms(desk);
  const stop = desk.product.world.faults.add((site) => {
    if (site.kind !== 'handle' && site.kind !== 'local') sites.push(site);
    return null;
  });
  sends(desk, confirmed);
  stop();
  heals(desk);
  return sites;
}

function dies(desk: Desk, { n }: CallSite): boolean {
  const confirmed = confirms(desk);
  const stop = desk.product.world.faults.add((site) =>
    site.n === n ? { kind: 'kill', when: 'after' } : null,
  );
  const { kind } = runOf(sends(desk, confirmed));
  stop();
  return kind === 'killed';
}

function confirms({ product, tabId }: Desk): readonly string[] {
  return digestsOf(product.preview(tabId, 'create'));
}

function sends({ product, tabId }: Desk, confirmed: readonly string[]) {
  return product.call({
    ...({ kind: 'send', tabId, action: 'create', run: null, observedAtMs: null } as const),
    ...{ confirmed: [...confirmed], silent: true, retry: false },
  });
}
