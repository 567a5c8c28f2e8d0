import { chooseSwitches } from '../../../src/host/sandbox/switch-table';
import { trustPagerSwitchTable } from '../../../src/host/sandbox/trustpager/switches';

test('what is not chosen has its default, what is chosen stays chosen', () => {
  const first = chooseSwitches(trustPagerSwitchTable, { tagsForm: 'objects' });
  expect(first).toMatchObject({ tagsForm: 'objects', meta: 'present' });
  const second = chooseSwitches(trustPagerSwitchTable, { meta: 'missing' }, first);
  expect(second).toMatchObject({ tagsForm: 'objects', meta: 'missing' });
});

test.each([
  [{ noSuchSwitch: 'x' }, 'there is no switch noSuchSwitch'],
  [{ tagsForm: 'numbers' }, 'switch tagsForm is one of strings, objects, mixed'],
])('a wrong choice %j is the caller’s bug', (chosen, message) => {
  expect(() => chooseSwitches(trustPagerSwitchTable, chosen as object)).toThrow(message);
});

test.each(Object.entries(trustPagerSwitchTable))(
  '%s: default among its values, and why',
  (_, spec) => {
    expect(spec.values).toContain(spec.default);
    expect(new Set(spec.values).size).toBe(spec.values.length);
    expect(spec.values.length).toBeGreaterThan(1);
    expect(spec.why).toMatch(/\w.{10,}/);
  },
);
