import { faultOn } from '../../../src/host/world/faults';
import { evaluate, hostScript, messageOf } from '../../support/script-host';

test.each([
  [
    'a free lock',
    'const lock = LockService.getScriptLock(); return [lock.tryLock(0), lock.hasLock()];',
    [true, true],
  ],
  [
    'a lock one has',
    'const lock = LockService.getScriptLock(); lock.waitLock(1); return [lock.tryLock(0), lock.waitLock(1)];',
    [true, null],
  ],
  [
    'a released lock',
    'const lock = LockService.getScriptLock(); lock.waitLock(1); lock.releaseLock(); return [lock.hasLock(), lock.tryLock(1)];',
    [false, true],
  ],
  ['a negative time', 'return [LockService.getScriptLock().tryLock(-1)];', [false]],
  [
    'another kind of lock',
    'LockService.getScriptLock().waitLock(1); return [LockService.getUserLock().tryLock(1)];',
    [true],
  ],
])('%s', (_what, body, expected) => {
  expect(evaluate(body)).toEqual(expected);
});

test('HO9 a lock is free again when the execution ends', () => {
  const host = hostScript('function main() { return LockService.getDocumentLock().tryLock(0); }');
  expect([host.value(), host.value()]).toEqual([true, true]);
});

test('HO9 an alert takes the locks away', () => {
  const body = `
    const lock = LockService.getDocumentLock();
    lock.waitLock(1);
    SpreadsheetApp.getUi().alert('Stop');
    return lock.hasLock();`;
  expect(evaluate(body)).toBe(false);
});

test('HO9 waitLock throws after its time while another execution holds the lock', () => {
  const host = hostScript(`
    function main() { LockService.getDocumentLock().waitLock(1); Utilities.sleep(1); }
    function other() { LockService.getDocumentLock().waitLock(3000); }`);
  let inner: unknown;
  const run = (): void => {
    inner = host.run('other');
  };
  host.world.faults.add(faultOn('Utilities.sleep', { kind: 'interrupt', run }));
  host.run();
  expect(inner).toMatchObject({
    error: { message: 'Lock timeout: another process was holding the lock for too long.' },
  });
});

test.each([
  ['sameExecution', true],
  ['sameObject', false],
] as const)('a second Lock object of one execution, by the doubt (%s)', (nestedLocks, expected) => {
  const body =
    'LockService.getScriptLock().waitLock(1); return LockService.getScriptLock().tryLock(0);';
  expect(evaluate(body, { doubts: { nestedLocks } })).toBe(expected);
});

test('HO9 a wait needs a number', () => {
  expect(messageOf("LockService.getScriptLock().tryLock('1');")).toBe(
    "The parameters (String) don't match the method signature for LockService.Lock.tryLock.",
  );
});
