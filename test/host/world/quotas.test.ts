import { faultOn } from '../../../src/host/world/faults';
import { limitsOf } from '../../../src/host/world/quotas';
import { hostScript, MARIA } from '../../support/script-host';

const DAY_MS = 86_400_000;

test.each([
  ['consumer', 20_000, 50_000, 90],
  ['workspace', 100_000, 500_000, 360],
] as const)('a %s account has its figures', (account, fetches, properties, triggerMinutes) => {
  expect(limitsOf[account]).toMatchObject({
    fetchesPerDay: fetches,
    propertyCallsPerDay: properties,
    triggerMsPerDay: triggerMinutes * 60_000,
    triggersPerUser: 20,
    executionsPerUser: 30,
  });
});

test.each([
  [
    'propertyCallsPerDay',
    "PropertiesService.getScriptProperties().getProperty('a');",
    'properties',
  ],
  ['fetchesPerDay', "UrlFetchApp.fetch('https://a.example/');", 'urlfetch'],
] as const)(
  '%s: the call beyond it throws, and works again after a day',
  (limit, call, service) => {
    const network = () => ({ kind: 'answer', status: 200, headers: {}, body: '' }) as const;
    const host = hostScript(`function main() { ${call} return 'ok'; }`, {
      limits: { [limit]: 2 },
      network,
    });
    expect([host.run().kind, host.run().kind]).toEqual(['returned', 'returned']);
    expect(host.run()).toMatchObject({
      error: { message: `Service invoked too many times for one day: ${service}.` },
    });
    host.world.clock.advance(DAY_MS);
    expect(host.run().kind).toBe('returned');
  },
);

test('HO6 a fetchAll that does not fit the day sends nothing', () => {
  const sent: string[] = [];
  const network = ({ url }: { readonly url: string }) => {
    sent.push(url);
    return { kind: 'answer', status: 200, headers: {}, body: '' } as const;
  };
  const source =
    "function main() { UrlFetchApp.fetchAll(['https://a.example/', 'https://b.example/']); }";
  const host = hostScript(source, { network, limits: { fetchesPerDay: 1 } });
  expect(host.run().kind).toBe('threw');
  expect(sent).toEqual([]);
});

test('HO6 triggers stop when the day’s minutes are used up', () => {
  const host = hostScript('function main() { Utilities.sleep(60000); }', {
    limits: { triggerMsPerDay: 100_000 },
  });
  const kinds = [1, 2, 3].map(() => host.run('main', { entry: 'trigger' }).kind);
  expect(kinds).toEqual(['returned', 'returned', 'threw']);
  expect(host.run('main', { entry: 'trigger' })).toMatchObject({
    error: { message: 'Service using too much computer time for one day.' },
  });
  expect(host.run('main', { entry: 'menu' }).kind).toBe('returned');
});

test('HO6 the execution beyond the simultaneous ones of a user does not start', () => {
  const host = hostScript('function main() { Utilities.sleep(1); }', {
    limits: { executionsPerUser: 3 },
  });
  const inner: unknown[] = [];
  const run = (): void => void inner.push(host.run());
  host.world.faults.add(faultOn('Utilities.sleep', { kind: 'interrupt', run }));
  host.run();
  expect(inner).toHaveLength(3);
  expect(inner[0]).toMatchObject({
    kind: 'threw',
    execution: null,
    error: {
      message: 'There are too many scripts running simultaneously for this Google user account.',
    },
  });
  expect(host.world.users.isAllowed(MARIA)).toBe(true);
});
