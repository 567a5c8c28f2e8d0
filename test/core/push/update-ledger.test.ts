/** What a refused request means for each of its fields. */
import type { Fault } from '../../../src/core/exchange';
import type { RecordId } from '../../../src/core/model';
import type { PlannedChange } from '../../../src/core/push/plan-updates';
import { createUpdateLedger } from '../../../src/core/push/update-ledger';

const KEYS = ['stage', 'value'];

/** The ends of two fields that went together and were refused. */
function endsAfter(fields: Fault['fields']) {
  const record = { id: 'r1' as RecordId, fields: {} };
  const changes = KEYS.map((key) => ({ key }) as PlannedChange);
  const ledger = createUpdateLedger([{ record, changes }]);
  const fault: Fault = { kind: 'rejected', detail: 'No', ...(fields && { fields }) };
  ledger.failed(0, KEYS, fault);
  return Object.fromEntries(ledger.ends().get('r1') ?? []);
}

test('PU14 a field that is named is at fault, the other one goes with the next push', () => {
  expect(endsAfter({ value: 'Too large', colour: 'Too red' })).toEqual({
    stage: { kind: 'refused' },
    value: { kind: 'rejected', text: 'Too large' },
  });
});

test.each([
  ['none', undefined],
  ['none, in so many words', {}],
  ['one that was not sent', { colour: 'Too red' }],
])('PU14 where %s is named, each says what the CRM said', (_, fields) => {
  const rejected = { kind: 'rejected', text: 'No' };
  expect(endsAfter(fields)).toEqual({ stage: rejected, value: rejected });
});
