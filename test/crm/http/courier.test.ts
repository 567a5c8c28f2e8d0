import type { Fault, HttpReply, Result } from '../../../src/core/exchange';
import {
  answer,
  exchange,
  exchanges,
  type Handler,
  SILENCE_MS,
  START_MS,
  virtualNetwork,
  write,
} from './virtual-network';

const LOST: HttpReply = { kind: 'lost', reason: 'timed out' };
const UNSENT: HttpReply = { kind: 'unsent', reason: 'quota used up' };

/** Answers in turn; the last one stays. */
function inTurn(...replies: readonly HttpReply[]): Handler {
  return (_, count) => replies[Math.min(count, replies.length - 1)] ?? answer(500);
}

function faultOf(result: Result<unknown> | undefined): Fault | null {
  return result && !result.ok ? result.fault : null;
}

describe('RQ2 sending', () => {
  test('every exchange gets its own result, in the order asked', () => {
    const network = virtualNetwork((request) => answer(200, request.url));
    const results = network.courier({ waitMsMax: 70_000 }).send(exchanges(120));
    expect(results).toHaveLength(120);
    results.forEach((result, index) => {
      expect(result).toEqual({ ok: true, value: `https://crm.example/${index}` });
    });
  });

  test('nothing to send costs nothing', () => {
    const network = virtualNetwork(() => answer(200));
    const courier = network.courier();
    expect(courier.send([])).toEqual([]);
    courier.close();
    expect(network.kept).toMatchObject({ loads: 0, saves: 0 });
  });

  test('what fits the pace goes side by side, in batches of at most 50', () => {
    const network = virtualNetwork(() => answer(200));
    network.courier().send(exchanges(56));
    expect(network.batches).toEqual([50, 6]);
    expect(network.sleepsMs).toEqual([]);
  });
});

describe('RQ2 retrying', () => {
  const cases: readonly (readonly [
    string,
    { readonly idempotent: boolean; readonly replies: readonly HttpReply[]; readonly sent: number },
    Partial<Fault> | 'ok',
  ])[] = [
    [
      'a lost read is sent again',
      { idempotent: true, replies: [LOST, answer(200)], sent: 2 },
      'ok',
    ],
    [
      'a 500 to a read is sent again',
      { idempotent: true, replies: [answer(500), answer(200)], sent: 2 },
      'ok',
    ],
    [
      'a read is tried three times',
      { idempotent: true, replies: [LOST], sent: 3 },
      { kind: 'network' },
    ],
    [
      'a lost write is in doubt',
      { idempotent: false, replies: [LOST], sent: 1 },
      { kind: 'network', inDoubt: true },
    ],
    [
      'a write with a 502 is in doubt',
      { idempotent: false, replies: [answer(502)], sent: 1 },
      { kind: 'serverError', inDoubt: true },
    ],
    [
      'a write after a 429 is sent again',
      { idempotent: false, replies: [answer(429), answer(200)], sent: 2 },
      'ok',
    ],
    [
      'a refused read is not sent again',
      { idempotent: true, replies: [answer(400)], sent: 1 },
      { kind: 'rejected' },
    ],
    [
      'a refused write is not in doubt',
      { idempotent: false, replies: [answer(400)], sent: 1 },
      { kind: 'rejected' },
    ],
    [
      'what the platform did not send is no doubt',
      { idempotent: false, replies: [UNSENT], sent: 1 },
      { kind: 'fetchQuota' },
    ],
    [
      'a write that was lost and then refused stays in doubt',
      { idempotent: false, replies: [answer(429), LOST], sent: 2 },
      { kind: 'network', inDoubt: true },
    ],
  ];

  test.each(cases)('%s', (_, { idempotent, replies, sent }, expected) => {
    const network = virtualNetwork(inTurn(...replies));
    const one = idempotent ? exchange('a') : write('a');
    const [result] = network.courier().send([one]);
    expect(network.sent).toHaveLength(sent);
    if (expected === 'ok') expect(result?.ok).toBe(true);
    else {
      expect(faultOf(result)).toMatchObject(expected);
      expect(faultOf(result)?.inDoubt).toBe(expected.inDoubt);
    }
  });

  test('an idempotent write that failed once in doubt stays in doubt when refused later', () => {
    const network = virtualNetwork(inTurn(LOST, answer(400)));
    const put = { ...write('a'), idempotent: true };
    const [result] = network.courier().send([put]);
    expect(faultOf(result)).toMatchObject({ kind: 'rejected', inDoubt: true });
  });

  test('an answer that cannot be read is asked for again, then reported as it is', () => {
    const network = virtualNetwork(() => answer(200, '<html>'));
    const detail = 'a web page';
    const unreadable = exchange('a', {
      read: () => ({ ok: false, fault: { kind: 'badAnswer', detail, status: 200 } }),
    });
    const [result] = network.courier().send([unreadable]);
    expect(faultOf(result)).toEqual({ kind: 'badAnswer', detail, status: 200 });
    expect(network.sent).toHaveLength(3);
  });

  test('what is sent again goes before what was not sent yet', () => {
    const network = virtualNetwork(inTurn(LOST, answer(200)));
    const courier = network.courier({ pace: { requestsMax: 1, windowMs: 1_000 } });
    courier.send(
      [write('a'), exchange('b'), exchange('c')].map((one) => ({ ...one, idempotent: true })),
    );
    expect(network.sent.map((request) => request.url)).toEqual(['a', 'a', 'b', 'c']);
  });

  test('pauses between attempts double, half of each drawn', () => {
    const network = virtualNetwork(() => LOST);
    network.courier().send([exchange('a')]);
    expect(network.sleepsMs).toEqual([750, 1_500]);
  });

  test('only what failed is sent again, and the rest keeps its answer', () => {
    const failing = new Set(['https://crm.example/1', 'https://crm.example/3']);
    const network = virtualNetwork((request) => {
      const reply = failing.delete(request.url) ? LOST : answer(200, request.url);
      return reply;
    });
    const results = network.courier().send(exchanges(5));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(network.batches).toEqual([5, 2]);
  });
});

describe('RQ2 waiting', () => {
  test("nothing is sent before the CRM's own moment, in a later execution neither", () => {
    const network = virtualNetwork(inTurn(answer(429), answer(200)));
    const first = network.courier({ waitMsMax: 1_000 });
    const [refused] = first.send([exchange('a')]);
    const retryAtMs = START_MS + 400 + SILENCE_MS;
    expect(faultOf(refused)).toMatchObject({ kind: 'rateLimited', retryAtMs });
    first.close();

    network.advance(1_000);
    const second = network.courier();
    expect(second.send([exchange('b')])).toEqual([{ ok: true, value: '{}' }]);
    expect(network.sent[1]?.sentMs).toBeGreaterThanOrEqual(retryAtMs);
  });

  test.each([
    ['longer than allowed', 59_999, 'rateLimited', []],
    ['just allowed', 60_000, 'ok', [60_000]],
  ])('a wait that is %s', (_, waitMsMax, outcome, sleepsMs) => {
    const network = virtualNetwork(() => answer(200), 0);
    const courier = network.courier({ waitMsMax });
    courier.send(exchanges(56));
    const [result] = courier.send([exchange('a')]);
    expect(faultOf(result)?.kind ?? 'ok').toBe(outcome);
    expect(faultOf(result)?.retryAtMs ?? START_MS + 60_000).toBe(START_MS + 60_000);
    expect(network.sleepsMs).toEqual(sleepsMs);
    expect(network.sent).toHaveLength(56 + sleepsMs.length);
  });

  test('a longer pause is made when it is allowed: one for all that follow', () => {
    const network = virtualNetwork(() => answer(200), 0);
    const courier = network.courier({ waitMsMax: 100_000 });
    const results = courier.send(exchanges(112));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(network.sleepsMs).toHaveLength(1);
    expect(network.nowMs() - START_MS).toBeLessThanOrEqual(60_000 * 1.1);
  });

  test('slots that come free one by one are not waited for one by one', () => {
    const network = virtualNetwork(() => answer(200), 10);
    const courier = network.courier({ waitMsMax: 100_000 });
    for (let page = 0; page < 56; page++) {
      courier.send([exchange(`slow ${page}`)]);
      network.advance(1_000);
    }
    for (let page = 0; page < 56; page++) courier.send([exchange(`fast ${page}`)]);
    expect(network.sleepsMs.length).toBeLessThanOrEqual(30);
    expect(network.nowMs() - START_MS).toBeLessThanOrEqual(117_000 * 1.1);
  });

  test('slots before the deadline are used, though there are not enough for all', () => {
    const network = virtualNetwork(() => answer(200), 0);
    const courier = network.courier({ runMs: 70_000, waitMsMax: 100_000 });
    courier.send(exchanges(28));
    network.advance(20_000);
    courier.send(exchanges(28));
    const outcomes = courier.send(exchanges(56)).map((result) => faultOf(result)?.kind ?? 'ok');
    expect(outcomes).toEqual([...Array(28).fill('ok'), ...Array(28).fill('outOfTime')]);
  });

  test('nothing is sent at or after the deadline', () => {
    const network = virtualNetwork(() => answer(200), 10_000);
    const courier = network.courier({ runMs: 25_000 });
    const results = exchanges(5).map((one) => courier.send([one])[0]);
    expect(results.map((result) => faultOf(result)?.kind ?? 'ok')).toEqual([
      'ok',
      'ok',
      'ok',
      'outOfTime',
      'outOfTime',
    ]);
  });

  test('a pause that would end after the deadline is not begun', () => {
    const network = virtualNetwork(() => answer(200), 0);
    const courier = network.courier({ runMs: 30_000, waitMsMax: 100_000 });
    courier.send(exchanges(56));
    const [result] = courier.send([exchange('a')]);
    expect(faultOf(result)).toMatchObject({ kind: 'outOfTime' });
    expect(network.sleepsMs).toEqual([]);
  });

  test('a retry that comes too late leaves the fault of the last attempt', () => {
    const network = virtualNetwork(() => LOST, 10_000);
    const [result] = network.courier({ runMs: 10_500 }).send([exchange('a')]);
    expect(faultOf(result)).toMatchObject({ kind: 'network' });
    expect(network.sent).toHaveLength(1);
  });
});

describe('RQ2 memory of the pace', () => {
  test('is loaded once and saved once a run', () => {
    const network = virtualNetwork(() => answer(200));
    const courier = network.courier();
    courier.send(exchanges(3));
    courier.send(exchanges(3));
    courier.close();
    courier.close();
    expect(network.kept).toMatchObject({ loads: 1, saves: 1 });
    expect(network.kept.memory?.sentMs).toHaveLength(6);
  });

  test('is saved before a pause, where an execution is most likely cut off', () => {
    const network = virtualNetwork(() => answer(200), 0);
    network.courier({ waitMsMax: 100_000 }).send(exchanges(57));
    expect(network.kept.memory?.sentMs).toHaveLength(56);
  });

  test('requests that the platform did not send do not count', () => {
    const network = virtualNetwork(() => UNSENT);
    const courier = network.courier();
    courier.send(exchanges(3));
    courier.close();
    expect(network.kept.memory?.sentMs).toEqual([]);
  });

  test.each([
    [
      'moments ahead of the clock count as now',
      { sentMs: Array(56).fill(START_MS + 9e9), silentUntilMs: 0 },
    ],
    ['no moments at all', { sentMs: Array(56).fill(Number.NaN), silentUntilMs: 0 }],
    ['a silence of days is not believed', { sentMs: [], silentUntilMs: START_MS + 9e9 }],
  ])('a spoilt memory does not block for long: %s', (_, memory) => {
    const network = virtualNetwork(() => answer(200));
    network.kept.memory = memory;
    const courier = network.courier({ waitMsMax: 70_000 });
    expect(courier.send([exchange('a')])).toEqual([{ ok: true, value: '{}' }]);
  });
});

describe('RQ2 faults that concern the key', () => {
  test('end everything that is still to be sent', () => {
    const network = virtualNetwork(() => answer(402));
    const courier = network.courier({
      fault: () => ({ kind: 'creditsGone', detail: 'no credits', status: 402 }),
    });
    const results = courier.send(exchanges(56));
    expect(network.sent).toHaveLength(50);
    expect(results.map((result) => faultOf(result)?.kind)).toEqual(Array(56).fill('creditsGone'));
  });

  test('are in doubt only where an attempt was', () => {
    const network = virtualNetwork((_, count) => (count === 0 ? LOST : answer(402)));
    const courier = network.courier({
      fault: () => ({ kind: 'creditsGone', detail: 'no credits', status: 402 }),
    });
    const [lost, refused] = courier.send([write('a'), write('b')]);
    expect(faultOf(lost)).toMatchObject({ kind: 'network', inDoubt: true });
    expect(faultOf(refused)).toEqual({ kind: 'creditsGone', detail: 'no credits', status: 402 });
  });
});

describe('RQ2 fallbacks', () => {
  const forbidden = () => ({ kind: 'forbidden', detail: 'no', status: 403 }) as const;

  test('another way is tried in place of a refused one, with attempts of its own', () => {
    const network = virtualNetwork((request, count) => {
      if (request.url === 'full') return answer(403);
      return count === 1 ? LOST : answer(200, 'plain');
    });
    const full = exchange('full', { fallback: () => exchange('plain') });
    expect(network.courier({ fault: forbidden }).send([full])).toEqual([
      { ok: true, value: 'plain' },
    ]);
    expect(network.sent.map((request) => request.url)).toEqual(['full', 'plain', 'plain']);
  });

  test('no other way leaves the refusal', () => {
    const network = virtualNetwork(() => answer(403));
    const only = exchange('full', { fallback: () => null });
    const [result] = network.courier({ fault: forbidden }).send([only]);
    expect(faultOf(result)).toEqual(forbidden());
  });
});

describe('RQ2 secrets', () => {
  const key = 'tp_live_0123456789abcdefXYZ';

  test.each([
    ['the key', key],
    ['the key in an address', `https://crm.example/?key=${encodeURIComponent(key)}`],
    ['another key', 'tp_test_ZZZZZZZZZZZZZZZZ-_9'],
    ['a header', 'Authorization: Bearer abc.def'],
  ])('%s never leaves in a fault', (_, secret) => {
    const network = virtualNetwork(() => ({ kind: 'lost', reason: `failed for ${secret}` }));
    const [result] = network.courier({ secrets: [key] }).send([exchange('a')]);
    const text = JSON.stringify(result);
    expect(text).toContain('failed for');
    expect(text).not.toMatch(/0123456789abcdef|ZZZZZZ|abc\.def/);
  });

  test('neither in the list of missing rights', () => {
    const network = virtualNetwork(() => answer(403));
    const fault = () => ({ kind: 'forbidden', detail: '', missing: [key] }) as const;
    const [result] = network.courier({ secrets: [key], fault }).send([exchange('a')]);
    expect(faultOf(result)?.missing).toEqual(['•••']);
  });
});

describe('PL16 a run that is not wanted any more', () => {
  test('ends within seconds of a long pause, and nothing more is sent', () => {
    const network = virtualNetwork(() => answer(200));
    const isHalted = () => network.nowMs() >= START_MS + 12_000;
    const results = network.courier({ waitMsMax: 70_000, isHalted }).send(exchanges(120));
    expect(network.sent).toHaveLength(56);
    expect(results.filter(({ ok }) => ok)).toHaveLength(56);
    expect(faultOf(results[100])).toMatchObject({ kind: 'outOfTime' });
    expect(network.sleepsMs.every((ms) => ms <= 5_000)).toBe(true);
    expect(network.nowMs()).toBeLessThan(START_MS + 18_000);
  });

  test('is not asked about in short pauses, and a pause that is looked into lasts as long', () => {
    const asked = { short: 0, long: 0 };
    const wait = (windowMs: number, kind: keyof typeof asked) => {
      const network = virtualNetwork(() => answer(200));
      const isHalted = () => {
        asked[kind] += 1;
        return false;
      };
      const pace = { requestsMax: 10, windowMs };
      const courier = network.courier({ pace, waitMsMax: 70_000, isHalted });
      expect(courier.send(exchanges(20)).every(({ ok }) => ok)).toBe(true);
      const [first = 0, ...later] = network.sleepsMs;
      return later.reduce((sum, ms) => sum + ms, first);
    };
    expect(wait(4_000, 'short')).toBe(4_000 + Math.ceil(4_000 / 30));
    expect(wait(60_000, 'long')).toBe(60_000 + 2_000);
    expect(asked).toEqual({ short: 0, long: 12 });
  });
});
