import { createRandom } from '../../../src/host/sandbox/random';

test('SB9 the same seed gives the same numbers, another seed gives others', () => {
  const draw = (seed: string) => Array.from({ length: 20 }, createRandom(seed).next);
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('SB9 a fork depends on its label only, not on what was drawn before', () => {
  const used = createRandom('a');
  used.int(10);
  expect(used.fork('x').uuid()).toBe(createRandom('a').fork('x').uuid());
  expect(used.fork('x').uuid()).not.toBe(used.fork('y').uuid());
});

test('SB9 100,000 forks give 100,000 different UUIDs of version 4', () => {
  const random = createRandom('many');
  const ids = new Set<string>();
  for (let at = 0; at < 100_000; at++) ids.add(random.fork(String(at)).uuid());
  expect(ids.size).toBe(100_000);
  for (const id of [...ids].slice(0, 100)) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test('SB9 numbers fill [0, 1) evenly and shuffling keeps every item', () => {
  const random = createRandom('even');
  const tenths = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 10_000; draw++) {
    const tenth = Math.floor(random.next() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  const items = Array.from({ length: 50 }, (_, at) => at);
  const shuffled = random.shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
});
