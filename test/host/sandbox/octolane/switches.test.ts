import { octolaneSwitchTable } from '../../../../src/host/sandbox/octolane/switches';

test.each(Object.entries(octolaneSwitchTable))(
  'SB3 the switch %s says why, and has its default among its values',
  (_name, { values, default: usual, why }) => {
    expect(values.length).toBeGreaterThan(1);
    expect(values).toContain(usual);
    expect(why).toMatch(/^.{10,}\.$/);
  },
);
