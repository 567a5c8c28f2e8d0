import { createCaller } from './caller';
import { fieldErrors } from './lookups';

describe('SB8 what is refused, with the name of the relation', () => {
  const caller = createCaller({ records: 30 });
  const { leads, users } = caller.world();
  const withContact = leads.values().find((lead) => lead.contact_ids.length > 0);
  const other = leads.values().find((lead) => lead !== withContact)?.id;
  const gone = users.values().find((user) => !user.active)?.id;
  test.each<[string, object, string]>([
    ['an unknown lead', { lead_id: 'lead_x' }, 'lead'],
    ['an unknown status', { status_id: 'stat_x' }, 'status'],
    ['an unknown pipeline', { pipeline_id: 'pipe_x' }, 'pipeline'],
    ['an unknown owner', { user_id: 'user_x' }, 'user'],
    ['an owner who left', { user_id: gone }, 'user'],
    ['an unknown contact', { contact_id: 'cont_x' }, 'contact'],
    [
      'a contact of another lead',
      { lead_id: other, contact_id: withContact?.contact_ids[0] },
      'contact',
    ],
    ['a contact without its lead', { contact_id: withContact?.contact_ids[0] }, 'contact'],
    ['a fraction of a cent', { value: 100.5 }, 'value'],
    ['an amount as text', { value: '100' }, 'value'],
    ['a negative amount', { value: -1 }, 'value'],
    ['a period that does not exist', { value_period: 'weekly' }, 'value_period'],
    ['more than all', { confidence: 101 }, 'confidence'],
    ['less than nothing', { confidence: -1 }, 'confidence'],
    ['a date that is none', { date_won: '31.01.2026' }, 'date_won'],
    ['a day that does not exist', { date_won: '2026-02-29' }, 'date_won'],
    ['a note that is no text', { note: 7 }, 'note'],
    ['HTML without a body', { note_html: '<p>x</p>' }, 'note_html'],
    ['an unknown key', { name: 'x' }, 'name'],
    ['the old object of custom values', { custom: {} }, 'custom'],
    [
      'an attachment without a name',
      { attachments: [{ url: 'https://x.example' }] },
      'attachments',
    ],
  ])('%s', (_what, body, name) => {
    const errors = fieldErrors(caller.post('/opportunity/', body));
    expect(Object.keys(errors as object)).toEqual([name]);
    expect(caller.sandbox.ledger.effects('created')).toEqual([]);
  });

  test('all at once', () => {
    const got = caller.post('/opportunity/', { value: 'x', lead_id: 'lead_x', name: 'y' });
    expect(fieldErrors(got)).toEqual({
      value: 'Value must be of int type.',
      lead: 'Object does not exist.',
      name: 'This field is not known here.',
    });
  });
});

test.each([
  ['unknownKeys', 'ignored', { name: 'x' }],
  ['negativeValue', 'stored', { value: -5 }],
  ['confidenceRange', 'free', { confidence: 120 }],
  ['bareHtml', 'stored', { note_html: '<p>x</p>' }],
] as const)('SB3 %s %s takes %j', (name, value, body) => {
  const caller = createCaller({ switches: { [name]: value } });
  expect(caller.post('/opportunity/', body).status).toBe(200);
});

test('SB3 errors may name the key in place of the relation', () => {
  const caller = createCaller({ switches: { relationKey: 'field' } });
  const got = caller.post('/opportunity/', { lead_id: 'lead_x' });
  expect(fieldErrors(got)).toHaveProperty('lead_id');
});
