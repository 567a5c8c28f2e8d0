/** Rows of a list as records: every documented form, null against absent, nothing shifted. */
import type { FieldKey, MaybeValue } from '../../../src/core/model';
import { octolane } from '../../../src/crm/octolane/connector';
import { idOf, recordOf, VIEW } from './fixtures';
import { day, flag, instant, many, number, one, text } from './values';

type Fields = Readonly<Record<FieldKey, MaybeValue | undefined>>;

const SAMPLE: Fields = {
  name: text('Enterprise Renewal'),
  opportunity_stage: one(idOf(201), 'Proposal'),
  pipeline: one(idOf(101), 'Sales'),
  amount: number(50000),
  close_date: day('2026-06-30'),
  opportunity_account: one(idOf(301), 'Acme'),
  account_domain: text('acme.com'),
  opportunity_contact: one(idOf(401), 'Maria Rossi'),
  contact_email: text('maria@acme.com'),
  opportunity_other_stakeholders: null,
  other_emails: null,
  next_steps: text('Send the contract'),
  next_action_date: null,
  owner: text(idOf(501)),
  probability: number(40),
  created_at: instant('2026-05-25T09:30:03.285Z'),
  updated_at: instant('2026-05-26T10:00:00.000Z'),
};

/** What differs from the sample; undefined: not visible. */
const CASES: Readonly<Record<string, Fields>> = {
  'list-limit-lowered': {},
  'list-unknown-keys': {},
  'list-envelope-bare': {},
  'list-envelope-old': {},
  'list-ids-upper-case': {},
  'list-nulls': {
    name: null,
    opportunity_stage: null,
    amount: null,
    close_date: null,
    opportunity_account: null,
    account_domain: null,
    opportunity_contact: null,
    contact_email: null,
    next_steps: null,
    owner: null,
    probability: null,
    created_at: null,
    updated_at: null,
  },
  'list-empty-texts': { next_steps: null, account_domain: null, amount: null },
  'list-documented-keys-only': {
    opportunity_account: undefined,
    account_domain: undefined,
    opportunity_contact: undefined,
    contact_email: undefined,
    amount: undefined,
    close_date: undefined,
    next_steps: undefined,
    next_action_date: undefined,
    owner: undefined,
    probability: undefined,
    created_at: undefined,
    updated_at: undefined,
  },
  'list-six-digit-fractions': { created_at: instant('2026-05-25T09:30:03.285Z') },
  'list-date-without-fraction': {},
  'list-date-only': {},
  'list-date-with-offset': { close_date: day('2026-06-29') },
  'list-date-late-in-day': {},
  'list-date-in-seconds': {},
  'list-date-in-milliseconds': {},
  'list-date-year-58000': { close_date: text('+058464-02-09T00:00:00.000Z') },
  'list-date-leap-day': { close_date: day('2028-02-29') },
  'list-date-no-date': { close_date: text('next quarter') },
  'list-amount-fraction': { amount: number(1234.56) },
  'list-amount-zero': { amount: number(0) },
  'list-amount-negative': { amount: number(-50.5) },
  'list-amount-large': { amount: number(9007199254740991) },
  'list-amount-as-text': { amount: number(50000.25) },
  'list-amount-with-currency': { amount: text('$50,000') },
  'list-amount-object': { amount: text('{"value":5,"currency":"USD"}') },
  'list-inactive-stage': { opportunity_stage: one(idOf(299), 'Retired') },
  'list-stage-without-name': { opportunity_stage: undefined },
  'list-other-pipeline': { pipeline: one(idOf(102)) },
  'list-account-without-name': { opportunity_account: one(idOf(301), 'acme.com') },
  'list-account-unnamed': { opportunity_account: undefined, account_domain: undefined },
  'list-contact-without-name': { opportunity_contact: one(idOf(401), 'maria@acme.com') },
  'list-contact-last-name-only': { opportunity_contact: one(idOf(401), 'Rossi') },
  'list-additional-contacts': {
    opportunity_other_stakeholders: {
      kind: 'many',
      items: [
        { id: idOf(401), label: 'Maria Rossi' },
        { id: idOf(402), label: 'ops@acme.com' },
      ],
    },
    other_emails: many('maria@acme.com', 'ops@acme.com'),
  },
  'list-hostile-text': {
    name: text('=HYPERLINK("http://x")'),
    next_steps: text('<b>bold</b>'),
  },
};

test.each(Object.keys(CASES))('OC2 %s', (name) => {
  const wanted = Object.entries({ ...SAMPLE, ...CASES[name] });
  const { fields } = recordOf(name);
  expect(fields).toEqual(Object.fromEntries(wanted.filter(([, value]) => value !== undefined)));
});

test('a record of an id alone shows nothing, and is in scope as far as can be seen', () => {
  const record = recordOf('list-id-only');
  expect(record).toEqual({ id: idOf(1), fields: {} });
  expect(octolane.inScope(record, VIEW.scope)).toBe(true);
});

test('a column by the name that the workspace lists holds the same value', () => {
  const columns = [
    { key: 'opportunity_amount', type: 'number' },
    { key: 'deal_size', type: 'number' },
    { key: 'opportunity_close_date', type: 'day' },
    { key: 'owner_id', type: 'text' },
    { key: 'custom.unknown', type: 'text' },
  ] as const;
  const { fields } = recordOf('list-limit-lowered', { ...VIEW, columns });
  expect(fields).toMatchObject({
    opportunity_amount: number(50000),
    deal_size: number(50000),
    opportunity_close_date: day('2026-06-30'),
    owner_id: text(idOf(501)),
  });
  expect(fields).not.toHaveProperty('custom.unknown');
});

describe('custom fields', () => {
  const custom = (name: string): Fields =>
    Object.fromEntries(
      Object.entries(recordOf(name).fields).filter(([key]) => key.startsWith('custom.')),
    );
  const tags = (...items: readonly [string, string][]): MaybeValue => ({
    kind: 'many',
    items: items.map(([id, label]) => ({ id, label })),
  });
  const full: Fields = {
    'custom.customer_tier_123': one('enterprise', 'Enterprise'),
    'custom.custom__kola': tags(['e-532837', 'E'], ['f-1', 'F']),
    'custom.custom__last_action_date': day('2026-06-01'),
    'custom.text_123': number(12),
    'custom.custom__strategic': flag(true),
    'custom.custom__went_live': instant('2026-06-01T09:30:00Z'),
    'custom.custom__site': text('https://acme.com'),
    'custom.custom__team': many(idOf(501)),
    'custom.custom__period': text('{"start":"2026-01-01","end":"2026-02-01"}'),
    'custom.custom__score': number(4),
  };
  const empty: Fields = Object.fromEntries(Object.keys(full).map((key) => [key, null]));

  test.each([
    ['list-custom-fields', full],
    ['list-custom-select-options', full],
    ['list-custom-labels', full],
    ['list-custom-nulls', empty],
    ['list-custom-absent', empty],
    ['list-custom-not-answered', {}],
    ['list-custom-undefined-slug', {}],
    [
      'list-custom-unknown-option',
      {
        ...empty,
        'custom.customer_tier_123': one('gone-1'),
        'custom.custom__kola': tags(['gone-2', 'gone-2'], ['f-1', 'F']),
      },
    ],
    [
      'list-custom-scalars-as-text',
      {
        ...empty,
        'custom.text_123': number(12),
        'custom.custom__strategic': flag(false),
        'custom.custom__score': number(4.5),
      },
    ],
    ['list-custom-odd-definition', { 'custom.customer_tier_123': one('enterprise', 'Enterprise') }],
    ['list-custom-unknown-type', { 'custom.custom__mood': text('{"emoji":":)"}') }],
    ['list-custom-empty-list', empty],
    ['list-custom-single-in-list', { ...empty, 'custom.custom__kola': tags(['f-1', 'F']) }],
  ])('%s', (name, wanted) => {
    expect(custom(name)).toEqual(wanted);
  });
});
