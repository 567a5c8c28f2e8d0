/** How Octolane answers the contract. */
import type { FieldType } from '../../src/core/model';
import { day, flag, instant, many, named, number, text } from '../support/crms/values';
import type { Manifest } from './manifest';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const custom = (name: string, type: FieldType) => ({ key: `custom.${name}`, type });

const NO_KEYS = 'Octolane has no idempotency keys.';
const NO_DELETE = 'Octolane has no way to delete opportunities.';
const NO_TOTAL = 'Octolane gives no totals.';
const NO_PEOPLE = 'No endpoint tells who is in the team.';

export const octolaneManifest: Manifest = {
  lists: {
    'one page': { pages: ['list-one-page'], records: 2, end: 'whole' },
    'several pages to the end': {
      pages: ['list-first-page', 'list-next-page'],
      records: 3,
      end: 'whole',
    },
    'nothing in it': { pages: ['list-empty'], records: 0, end: 'whole' },
    'a last page that is full': { pages: ['list-end-with-cursor'], records: 1, end: 'whole' },
    'a page that leads back to itself': {
      pages: ['list-cursor-to-itself', 'list-cursor-to-itself'],
      end: 'badAnswer',
    },
    'more to come, but not where': { pages: ['list-more-without-cursor'], records: 1, end: 'cut' },
    'a record on two pages': {
      pages: ['list-first-page', 'error-cursor', 'list-one-page'],
      records: 2,
      end: 'moved',
    },
    'rows that shifted between pages': {
      pages: ['list-first-page', 'list-page-one-again', 'list-next-page'],
      records: 3,
      end: 'whole',
    },
    'no word about the end': { pages: ['list-without-has-more'], end: 'badAnswer' },
    'no total': { never: NO_TOTAL },
    'a place in the list that is refused': {
      pages: ['list-first-page', 'error-cursor', 'list-next-page'],
      records: 3,
      end: 'whole',
    },
    'fewer rows on a page than were asked for': {
      pages: ['list-limit-lowered', 'list-next-page'],
      records: 2,
      end: 'whole',
    },
  },
  values: {
    'a null is empty': {
      fixture: 'list-nulls',
      shows: { name: null, amount: null, close_date: null, opportunity_stage: null, owner: null },
    },
    'a key that is not there': {
      fixture: 'list-documented-keys-only',
      shows: { amount: undefined, close_date: undefined, next_steps: undefined, owner: undefined },
    },
    'an unknown choice': {
      fixture: 'list-inactive-stage',
      shows: { opportunity_stage: named(uuid(299), 'Retired') },
    },
    'an amount': { fixture: 'list-one-page', shows: { amount: number(50000) } },
    'an amount with a fraction': {
      fixture: 'list-amount-fraction',
      shows: { amount: number(1234.56) },
    },
    'an amount at the edge': {
      fixture: 'list-amount-large',
      shows: { amount: number(9007199254740991) },
    },
    'an amount of another kind': {
      fixture: 'list-amount-as-text',
      shows: { amount: number(50000.25) },
    },
    'a currency': { never: 'Octolane knows no currency.' },
    'a day': { fixture: 'list-date-only', shows: { close_date: day('2026-06-30') } },
    'a day at the edge': {
      fixture: 'list-date-late-in-day',
      shows: { close_date: day('2026-06-30') },
    },
    'a moment': {
      fixture: 'list-six-digit-fractions',
      shows: { created_at: instant('2026-05-25T09:30:03.285Z') },
    },
    'a moment in another spelling': {
      fixture: 'list-date-with-offset',
      shows: { close_date: day('2026-06-29') },
    },
    'no date at all': { fixture: 'list-date-no-date', shows: { close_date: text('next quarter') } },
    'hostile text': {
      fixture: 'list-hostile-text',
      shows: { name: text('=HYPERLINK("http://x")'), next_steps: text('<b>bold</b>') },
    },
    'empty text': {
      fixture: 'list-empty-texts',
      shows: { next_steps: null, account_domain: null },
    },
    'custom fields of each kind': {
      fixture: 'list-custom-fields',
      columns: [custom('customer_tier_123', 'choice'), custom('custom__kola', 'list')],
      shows: {
        'custom.customer_tier_123': named('enterprise', 'Enterprise'),
        'custom.custom__last_action_date': day('2026-06-01'),
        'custom.text_123': number(12),
        'custom.custom__strategic': flag(true),
        'custom.custom__went_live': instant('2026-06-01T09:30:00Z'),
        'custom.custom__site': text('https://acme.com'),
      },
    },
    'a custom field without a value': {
      fixture: 'list-custom-absent',
      columns: [custom('customer_tier_123', 'choice')],
      shows: { 'custom.customer_tier_123': null },
    },
    'a custom value of an unknown kind': {
      fixture: 'list-custom-unknown-type',
      columns: [custom('custom__mood', 'text')],
      shows: { 'custom.custom__mood': text('{"emoji":":)"}') },
    },
    'a person by name': { never: NO_PEOPLE },
    'a reference without a name': {
      fixture: 'list-account-unnamed',
      shows: { opportunity_account: undefined },
    },
    'several values in a field': {
      fixture: 'list-additional-contacts',
      shows: { other_emails: many('maria@acme.com', 'ops@acme.com') },
    },
    'the stage': {
      fixture: 'list-one-page',
      shows: { opportunity_stage: named(uuid(201), 'Proposal') },
    },
    'keys that nobody documented': {
      fixture: 'list-unknown-keys',
      shows: { amount: number(50000) },
    },
    'another pipeline': {
      fixture: 'list-other-pipeline',
      shows: { pipeline: named(uuid(102)) },
      inScope: false,
    },
  },
  faults: {
    'a key that is not accepted': { fixture: 'error-key', kind: 'unauthorized' },
    'a missing right': { fixture: 'error-route', kind: 'forbidden' },
    'a plan without the API': { fixture: 'error-plan-403', kind: 'planRequired' },
    'no credits left': { never: 'Octolane documents no credits.' },
    'a record that is gone': {
      never:
        'No endpoint gives one opportunity: gone is what a search in all pipelines does not find.',
    },
    'a 404 of something in between': { fixture: 'gateway-404', kind: 'rejected', inDoubt: true },
    'a refused value': {
      fixture: 'error-validation-map',
      kind: 'rejected',
      says: 'Pipeline id must be a valid uuid',
    },
    'a refused value, by its field': {
      fixture: 'error-validation-nested',
      kind: 'rejected',
      says: 'must be an integer',
    },
    'refused values in another form': {
      fixture: 'error-validation-list-of-messages',
      kind: 'rejected',
      says: 'fields must be an array',
    },
    'a malformed request': { fixture: 'error-message-only', kind: 'rejected', says: 'Bad request' },
    'a conflict': { fixture: 'error-conflict', kind: 'conflict' },
    'a wrong kind of content': { fixture: 'error-too-large', kind: 'rejected' },
    '429 with seconds': { fixture: 'error-rate-seconds', kind: 'rateLimited', waitMs: 7_000 },
    '429 with a date': { fixture: 'error-rate-date', kind: 'rateLimited', waitMs: 30_000 },
    '429 with a fraction of a second': { never: 'Its limits are of minutes and months.' },
    '429 with a moment of reset': {
      fixture: 'error-rate-reset',
      kind: 'rateLimited',
      waitMs: 12_000,
    },
    '429 with the wait in its body': { never: 'No body of a 429 with figures is published.' },
    '429 that says nothing': { fixture: 'error-rate-bare', kind: 'rateLimited', waitMs: 60_000 },
    'a limit of days': {
      fixture: 'error-rate-month-wait',
      kind: 'dailyCap',
      waitMs: 864_000_000,
    },
    '5xx in JSON': { fixture: 'error-server', kind: 'serverError' },
    '5xx as a page': { fixture: 'gateway-502', kind: 'serverError', inDoubt: true },
    '5xx without a body': { fixture: 'gateway-503', kind: 'serverError', inDoubt: true },
    'a time-out of the gateway': { fixture: 'gateway-504', kind: 'serverError', inDoubt: true },
    'an error cut off or of an odd shape': {
      fixture: 'error-not-octolanes',
      kind: 'rejected',
      inDoubt: true,
    },
  },
  broken: {
    'a page of HTML for a list': { fixture: 'answer-html' },
    'a list cut off': { fixture: 'answer-cut' },
    'an empty answer for a list': { fixture: 'answer-empty' },
    'a list of another shape': { fixture: 'list-data-null' },
    'a record without an id': { fixture: 'list-id-missing' },
    'a page of HTML for a creation': { fixture: 'answer-html' },
    'a creation cut off': { fixture: 'answer-cut' },
    'an empty answer for a creation': { fixture: 'create-empty-body' },
  },
  writes: {
    'one created': { fixture: 'create-sample', asked: 'create', answers: ['record 1'] },
    'several created': {
      fixture: 'create-bulk-list',
      asked: 'create',
      count: 3,
      answers: ['record 1', 'record 2', 'record 3'],
    },
    'several created in part': {
      fixture: 'create-bulk-created-errors',
      asked: 'create',
      count: 3,
      answers: ['record 1', 'rejected: Stage is not one of the pipeline', 'record 3'],
    },
    'a creation that names nobody': {
      fixture: 'create-bulk-null',
      asked: 'create',
      count: 3,
      answers: ['unknown', 'unknown', 'unknown'],
    },
    'creations in another order': {
      fixture: 'create-bulk-list-shuffled',
      asked: 'create',
      count: 3,
      answers: ['record 1', 'record 2', 'record 3'],
    },
    'a creation that waits for a person': { never: 'Octolane has no approvals.' },
    'the first answer of a key again': { never: NO_KEYS },
    'a key with another body': { never: NO_KEYS },
    'one changed': { fixture: 'patch-map', asked: 'update', answers: ['record 1'] },
    'several changed in part': {
      fixture: 'patch-map-refused',
      asked: 'update',
      count: 2,
      answers: ['record 1', 'rejected: Opportunity not found'],
    },
    'a change that was not taken': {
      fixture: 'patch-map-status-words',
      asked: 'update',
      count: 2,
      answers: ['record 1', 'rejected: Locked'],
    },
    'another record than the changed one': {
      fixture: 'patch-list-twice',
      asked: 'update',
      count: 2,
      answers: ['unknown', 'record 2'],
    },
    'a change of what is gone': {
      fixture: 'patch-not-found',
      asked: 'update',
      answers: 'rejected',
    },
    'an empty answer to a change': { fixture: 'patch-null', asked: 'update', answers: ['unknown'] },
    'one deleted': { never: NO_DELETE },
    'deleted without a body': { never: NO_DELETE },
    'deleted in part': { never: NO_DELETE },
  },
  names: {
    'some of that name': {
      fixture: 'accounts-search',
      gives: [
        { label: 'Acme', detail: 'acme.com' },
        { label: 'acme.org', detail: 'acme.org' },
        { label: 'Acme', detail: '' },
      ],
    },
    'none of that name': { fixture: 'accounts-search-none', gives: [] },
    'too many of that name': { fixture: 'accounts-search-more', gives: 'rejected' },
    'a new one of that name': {
      never: 'A domain or an address would be needed, and a typed name is none.',
    },
  },
  catalogue: {
    pipelines: {
      fixture: 'pipelines-wrapped',
      asked: 'pipelines',
      gives: [{ id: uuid(101), label: 'Sales' }],
    },
    'no pipeline': { fixture: 'pipelines-none', asked: 'pipelines', gives: [] },
    'stages in their order': {
      fixture: 'stages-disordered',
      asked: { part: 1 },
      gives: { choices: { opportunity_stage: ['Proposal', 'Won'] } },
    },
    people: { never: NO_PEOPLE },
    'people over several pages': { never: NO_PEOPLE },
    'custom fields of each kind': {
      fixture: 'fields-all-types',
      asked: { part: 0 },
      gives: {
        types: {
          'custom.custom__string': 'text',
          'custom.custom__number': 'number',
          'custom.custom__checkbox': 'flag',
          'custom.custom__date': 'day',
          'custom.custom__timestamp': 'instant',
          'custom.custom__select': 'choice',
          'custom.custom__multi_select': 'list',
        },
      },
    },
    'fields of the same name': {
      fixture: 'fields-same-label',
      asked: { part: 0 },
      gives: { labels: ['Region', 'region (custom__b)', 'Amount (custom__c)'] },
    },
    'the workspace': {
      fixture: 'pipelines-wrapped',
      asked: { check: 'read pipelines and their opportunities' },
      gives: { fingerprint: [uuid(101)] },
    },
  },
};
