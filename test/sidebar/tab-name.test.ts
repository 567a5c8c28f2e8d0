import {
  freeTabName,
  proposedTabName,
  TAB_NAME_MAX,
  tabNameProblem,
} from '../../src/protocol/tab-name';

test.each([
  ['Sales', null],
  ['Q1 – North & South (2026)!', null],
  ['x'.repeat(TAB_NAME_MAX), null],
  ['x'.repeat(TAB_NAME_MAX + 1), /has 101 characters; a tab takes at most 100/],
  ['', /^Give the tab a name/],
  [' \t', /^Give the tab a name/],
  ['a:b', /cannot hold “:”/],
  ['a\\b', /cannot hold “\\”/],
  ['a]', /cannot hold “]”/],
  ['a\nb', /line break/],
])('the name %j of a tab: %p', (name, problem) => {
  const told = tabNameProblem(name);
  if (problem === null) expect(told).toBeNull();
  else expect(told).toMatch(problem);
});

test.each([
  ['Sales', [], 'Sales'],
  ['Sales', ['Other'], 'Sales'],
  ['Sales', ['SALES', 'sales 2'], 'Sales 3'],
  ['x'.repeat(100), ['x'.repeat(100)], `${'x'.repeat(98)} 2`],
])('%s among %j becomes %s', (wanted, taken, name) => {
  expect(freeTabName(wanted, taken)).toBe(name);
});

test.each([
  ['North/South: [all]', 'Close North-South- -all-'],
  [`${'x'.repeat(73)}😀😀`, `Close ${'x'.repeat(73)}`],
])('a tab for the pipeline %j is called %j', (pipeline, name) => {
  expect(proposedTabName('Close', pipeline)).toBe(name);
  expect(tabNameProblem(proposedTabName('Close', pipeline))).toBeNull();
});
