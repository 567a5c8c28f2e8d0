import { readOptions } from '../../../src/host/workbench/options';

const usual = { port: null, records: 1000, open: true, live: false, fresh: false };

describe('the command line', () => {
  test.each<[readonly string[], object | null]>([
    [[], usual],
    [['--port', '8080', '--no-open'], { ...usual, port: 8080, open: false }],
    [['--live', '--fresh', '--records', '50'], { ...usual, live: true, fresh: true, records: 50 }],
    [['--help'], null],
  ])('%j', (args, options) => {
    expect(readOptions(args)).toEqual(options);
  });

  test.each<[readonly string[], string]>([
    [['--port', 'x'], '--port needs a whole number from 0 to 65535, not "x".'],
    [['--records', '0'], '--records needs a whole number from 1 to 20000, not "0".'],
    [['--colour'], '--colour'],
  ])('%j is refused by name', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
