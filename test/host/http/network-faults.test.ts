import { type FaultChances, randomFaults } from '../../../src/host/http/network-faults';
import { createRandom } from '../../../src/host/sandbox/random';

const request = { method: 'GET', url: 'https://a.example/', headers: {}, body: '', atMs: 0 };

/** How often each kind of trouble comes in 2,000 requests. */
function tally(chances: FaultChances, seed = 's'): Record<string, number> {
  const hook = randomFaults(createRandom(seed), chances);
  const counts: Record<string, number> = {};
  for (let n = 1; n <= 2000; n++) {
    const fault = hook(request, n);
    const name =
      fault === null ? 'none' : `${fault.kind}${'executed' in fault && fault.executed ? '!' : ''}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test('HO14 trouble comes about as often as told, each kind apart', () => {
  const counts = tally({ answerLost: 0.1, requestLost: 0.2, badGateway: 0.05, slow: 0.3 });
  const expected = { 'lost!': 200, lost: 400, 'answer!': 100, slow: 600, none: 700 };
  for (const [name, times] of Object.entries(expected)) {
    expect(Math.abs((counts[name] ?? 0) - times)).toBeLessThan(90);
  }
});

test('HO14 without chances there is none, with certainty always', () => {
  expect(tally({})).toEqual({ none: 2000 });
  expect(tally({ answerLost: 1 })).toEqual({ 'lost!': 2000 });
});

test('HO14 the same seed gives the same trouble', () => {
  expect(tally({ slow: 0.5 }, 'a')).toEqual(tally({ slow: 0.5 }, 'a'));
  expect(tally({ slow: 0.5 }, 'a')).not.toEqual(tally({ slow: 0.5 }, 'b'));
});
