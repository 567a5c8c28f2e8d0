/**
 * Through the bundle: an account or a lead that a new row names and the CRM does not have, when the run
 * dies right after it was sent for, or its answer is lost. Lists that lag do not show it yet.
 */
import type { ProviderId } from '../../../src/core/model';
import type { NetworkFault } from '../../../src/host/http/router';
import type { ProductOptions } from '../../support/product';
import { digestsOf } from '../../support/sending';
import { type Desk, LATER_MS, openDesk } from './desk';

interface Case {
  readonly provider: ProviderId;
  readonly title: string;
  readonly entity: string;
  readonly options: ProductOptions;
}

const CASES: readonly Case[] = [
  {
    ...{ provider: 'lightfield', title: 'Account', entity: 'account' },
    options: { lightfield: { switches: { indexLagMs: 60_000 } } },
  },
  { provider: 'close', title: 'Lead', entity: 'lead', options: {} },
];

const NAME = 'Brand-new Ltd';
const LOST: NetworkFault = { kind: 'lost', error: 'timeout', executed: true };

describe.each(CASES)('$provider', ({ provider, title, entity, options }) => {
  const timesMade = ({ crm }: Desk) =>
    crm.sandbox.ledger
      .effects('created')
      .filter((effect) => effect.entity === entity && Object.values(effect.fields).includes(NAME))
      .length;

  /** A tab with a new row that names a parent that does not exist. */
  const begun = () => {
    const desk = openDesk(provider, options);
    desk.types(desk.adds(['Row of the new one']), title, NAME);
    return desk;
  };

  /** The first request that writes, which is the parent's. */
  const isParent = (desk: Desk) => {
    const before = timesMade(desk);
    return () => timesMade(desk) > before;
  };

  /** What is new, then what was refused before. */
  const send = ({ product, tabId }: Desk) => {
    for (const retry of [false, true]) {
      const confirmed = digestsOf(product.preview(tabId, 'create', { retry }), () => true);
      if (confirmed.length > 0) product.send(tabId, 'create', { retry, confirmed });
    }
  };

  /** Tries again soon, and again when everything is to be seen; all ends with one parent and one row. */
  const expectOne = (desk: Desk) => {
    desk.product.world.clock.advance(5_000);
    send(desk);
    expect(timesMade(desk)).toBe(1);
    desk.refreshes(LATER_MS);
    send(desk);
    desk.refreshes(LATER_MS);
    expect(timesMade(desk)).toBe(1);
    expect(desk.crm.records().filter(({ text }) => text === 'Row of the new one')).toHaveLength(1);
  };

  test('CC3 CR4 a run that dies right after it was made does not make it again', () => {
    const desk = begun();
    const { product, tabId } = desk;
    const confirmed = digestsOf(product.preview(tabId, 'create'), () => true);
    const isMade = isParent(desk);
    const stop = product.world.faults.add(() =>
      isMade() ? { kind: 'kill', when: 'before' } : null,
    );
    product.call({
      ...({ kind: 'send', tabId, action: 'create', run: null, observedAtMs: null } as const),
      ...{ confirmed: [...confirmed], silent: true, retry: false },
    });
    stop();
    expect(timesMade(desk)).toBe(1);
    expectOne(desk);
  });

  test('CC3 CR4 a lost answer does not make it again', () => {
    const desk = begun();
    const before = timesMade(desk);
    const unplug = desk.product.router.addFault(({ method, url }) =>
      method === 'POST' && url.endsWith(`/${entity}s`.replace('leads', 'lead/')) ? LOST : null,
    );
    send(desk);
    unplug();
    expect(timesMade(desk)).toBe(before + 1);
    expectOne(desk);
  });
});
