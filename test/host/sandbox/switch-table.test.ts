import { chooseSwitches, type SwitchSpec } from '../../../src/host/sandbox/switch-table';
import { trustPagerSwitchTable } from '../../../src/host/sandbox/trustpager/switches';

test('SB3 what is not chosen has its default, what is chosen stays chosen', () => {
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

test.each<[string, SwitchSpec]>(Object.entries(trustPagerSwitchTable))(
  '%s: the default is among its values, and the table says why',
  (_name, { values, default: chosen, why }) => {
    expect(values).toContain(chosen);
    expect(new Set(values).size).toBe(values.length);
    expect(values.length).toBeGreaterThan(1);
    expect(why).toMatch(/\w.{10,}/);
  },
);
