import fc from 'fast-check';
import type { ExecutionResult } from '../../../src/host/driver/result';
import { evaluate, hostScript } from '../../support/script-host';

const START = Date.UTC(2026, 0, 15, 15);
const inZone = (timeZone: string) => ({ manifest: { timeZone } });

test('HO2 the clock stands still between service calls, and is the world’s', () => {
  const result = evaluate(`
    const before = Date.now();
    for (let i = 0; i < 1e5; i++) {}
    const after = new Date().getTime();
    Utilities.sleep(1500);
    return [before, after - before, Date.now() - after];`);
  expect(result).toEqual([START + 700, 0, 1500]);
});

test('HO2 Math.random repeats with the seed and differs between executions', () => {
  const draw = (seed: string): unknown[] => {
    const host = hostScript('function main() { return [Math.random(), Math.random()]; }', { seed });
    return [host.value(), host.value()];
  };
  const [first, second] = draw('a');
  expect(draw('a')).toEqual([first, second]);
  expect(second).not.toEqual(first);
  expect(draw('b')[0]).not.toEqual(first);
});

describe('HO2 a Date', () => {
  test('is the realm’s own, whatever makes it', () => {
    const body = `
      class Stamp extends Date { iso() { return this.toISOString(); } }
      const stamp = new Stamp(0);
      return [
        new Date() instanceof Date, Date.prototype.constructor === Date, typeof Date(),
        Object.prototype.toString.call(new Date()), Date.name, Date.length, stamp.iso(),
        stamp instanceof Date, Date.UTC(2026, 0), new Date(new Date(5)).getTime(),
        new Date(NaN).getHours(), String(new Date('rubbish')), new Date(2026, 0, 1, NaN).getTime(),
      ];`;
    expect(evaluate(body)).toEqual([
      true,
      true,
      'string',
      '[object Date]',
      'Date',
      7,
      '1970-01-01T00:00:00.000Z',
      true,
      Date.UTC(2026, 0),
      5,
      Number.NaN,
      'Invalid Date',
      Number.NaN,
    ]);
  });

  test.each([
    ['Etc/UTC', '2026-03-08T02:30:00.000Z', 0],
    // Never read on these clocks: as if they had not been set forward.
    ['America/New_York', '2026-03-08T07:30:00.000Z', 240],
    ['Asia/Kolkata', '2026-03-07T21:00:00.000Z', -330],
    ['Pacific/Kiritimati', '2026-03-07T12:30:00.000Z', -840],
  ])('made of parts is on the clocks of %s', (zone, iso, offset) => {
    const body =
      'const at = new Date(2026, 2, 8, 2, 30); return [at.toISOString(), at.getTimezoneOffset()];';
    expect(evaluate(body, inZone(zone))).toEqual([iso, offset]);
  });

  test('made of parts that a clock shows twice is the first of the two', () => {
    expect(
      evaluate('return new Date(2026, 10, 1, 1, 30).toISOString();', inZone('America/New_York')),
    ).toBe('2026-11-01T05:30:00.000Z');
  });

  test.each([
    ['2026-06-01', '2026-06-01T00:00:00.000Z'],
    ['2026-06-01T10:00', '2026-06-01T08:00:00.000Z'],
    ['2026-06-01T10:00:00Z', '2026-06-01T10:00:00.000Z'],
    ['2026-06-01T10:00:00+05:00', '2026-06-01T05:00:00.000Z'],
    ['Jun 1, 2026 10:00', '2026-06-01T08:00:00.000Z'],
    ['June 1, 2026', '2026-05-31T22:00:00.000Z'],
    ['Mon, 01 Jun 2026 10:00:00 GMT', '2026-06-01T10:00:00.000Z'],
    [
      'Mon Jun 01 2026 10:00:00 GMT+0200 (Central European Summer Time)',
      '2026-06-01T08:00:00.000Z',
    ],
  ])('parses %s', (text, iso) => {
    expect(evaluate(`return new Date('${text}').toISOString();`, inZone('Europe/Berlin'))).toBe(
      iso,
    );
  });

  test('prints on the script’s clocks', () => {
    const body = `
      const at = new Date(Date.UTC(2026, 6, 1, 22, 5, 9));
      return [at.toString(), at.toDateString(), at.toTimeString(), at.toLocaleDateString('en-GB'),
        at.toLocaleTimeString('de-DE'), new Intl.DateTimeFormat('en-CA').format(at), at.toISOString(),
        new Intl.DateTimeFormat('en').resolvedOptions().timeZone, at.toJSON()];`;
    expect(evaluate(body, inZone('Europe/Berlin'))).toEqual([
      'Thu Jul 02 2026 00:05:09 GMT+0200 (Central European Summer Time)',
      'Thu Jul 02 2026',
      '00:05:09 GMT+0200 (Central European Summer Time)',
      '02/07/2026',
      '00:05:09',
      '2026-07-02',
      '2026-07-01T22:05:09.000Z',
      'Europe/Berlin',
      '2026-07-01T22:05:09.000Z',
    ]);
  });

  test('setters work on the script’s clocks', () => {
    const body = `
      const at = new Date(2026, 0, 31, 23, 59);
      at.setMonth(1); const month = at.toISOString();
      at.setHours(0, 0, 0, 0); const midnight = at.toISOString();
      const none = new Date(NaN); none.setDate(3); const still = none.getTime();
      none.setFullYear(2026, 0, 1);
      return [month, midnight, still, none.toISOString()];`;
    expect(evaluate(body, inZone('Asia/Tokyo'))).toEqual([
      '2026-03-03T14:59:00.000Z',
      '2026-03-02T15:00:00.000Z',
      Number.NaN,
      '2025-12-31T15:00:00.000Z',
    ]);
  });

  test('its local fields agree with Intl at any moment, in any zone', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca',
    ];
    const moments = fc.sample(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }), {
      numRuns: 200,
      seed: 7,
    });
    for (const timeZone of zones) {
      const read = `return ${JSON.stringify(moments)}.map((ms) => { const at = new Date(ms);
        return [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()].join(); });`;
      const format = new Intl.DateTimeFormat('en-US', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      });
      const expected = moments.map((ms) => {
        const parts = new Map(
          format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
        );
        return ['year', 'month', 'day', 'hour', 'minute']
          .map((type) => parts.get(type as Intl.DateTimeFormatPartTypes))
          .join();
      });
      expect(evaluate(read, inZone(timeZone))).toEqual(expected);
    }
  });

  test('made of its own local parts is the same moment, except where a clock shows them twice', () => {
    const moments = fc.sample(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }), {
      numRuns: 300,
      seed: 8,
    });
    const body = `return ${JSON.stringify(moments)}.filter((ms) => {
      const at = new Date(ms);
      const again = new Date(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds(), at.getMilliseconds());
      return again.getTime() !== ms && again.getTimezoneOffset() === at.getTimezoneOffset();
    });`;
    expect(evaluate(body, inZone('America/New_York'))).toEqual([]);
  });
});

test('HO2 a clock that a test sets is what the script sees', () => {
  const host = hostScript('function main() { return new Date().toISOString(); }');
  host.world.clock.set(Date.UTC(2030, 4, 1) - 700);
  const result: ExecutionResult = host.run();
  expect(result).toMatchObject({ value: '2030-05-01T00:00:00.000Z' });
});
