/** How Close answers the contract. */
import { day, instant, many, named, number, text } from '../support/crms/values';
import type { Manifest } from './manifest';

const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(43, 'A')}`;
const custom = (n: number, type: 'text' | 'choice' | 'list' | 'number' | 'day' | 'instant') => ({
  key: `custom.${id('cf', n)}`,
  type,
});
const of = (n: number) => `custom.${id('cf', n)}`;

const NO_BULK = 'Close has no bulk requests.';
const NO_KEYS = 'Close has no idempotency keys.';
const STATED_END = 'Close says with has_more where its list ends, whatever a page holds.';

export const closeManifest: Manifest = {
  lists: {
    'one page': { pages: ['list-without-total'], records: 1, end: 'whole' },
    'several pages to the end': {
      pages: ['list-first-page', 'list-last-page'],
      records: 3,
      end: 'whole',
    },
    'nothing in it': { pages: ['list-empty'], records: 0, end: 'whole' },
    'a last page that is full': { never: STATED_END },
    'a page that leads back to itself': {
      never: 'Close pages by offset, which the client counts itself.',
    },
    'more to come, but not where': { pages: ['list-empty-but-more'], records: 0, end: 'cut' },
    'a record on two pages': {
      pages: ['list-same-moment', 'skip-too-large', 'list-window'],
      records: 5,
      end: 'whole',
    },
    'rows that shifted between pages': {
      pages: ['list-first-page', 'list-first-page'],
      end: 'badAnswer',
    },
    'no word about the end': { pages: ['list-without-has-more'], end: 'badAnswer' },
    'no total': { pages: ['list-without-total'], records: 1, end: 'whole' },
    'a place in the list that is refused': {
      pages: ['list-same-moment', 'skip-too-large', 'list-window'],
      records: 5,
      end: 'whole',
    },
    'fewer rows on a page than were asked for': {
      pages: ['list-first-page', 'list-last-page'],
      records: 3,
      end: 'whole',
    },
  },
  values: {
    'a null is empty': {
      fixture: 'list-nulls',
      shows: { value: null, note: null, contact: null, date_won: null, currency: null },
    },
    'a key that is not there': {
      fixture: 'list-absent',
      shows: { value: undefined, note: undefined, date_won: undefined, status_type: undefined },
    },
    'an unknown choice': {
      fixture: 'list-unknown-enums',
      shows: { status_type: named('paused'), value_period: named('quarterly') },
    },
    'an amount': { fixture: 'list-money', shows: { value: number(5) } },
    'an amount with a fraction': { fixture: 'list-money', at: 3, shows: { value: number(0.01) } },
    'an amount at the edge': {
      fixture: 'list-money',
      at: 6,
      shows: { value: number(45035996273704.95) },
    },
    'an amount of another kind': {
      never: 'Close types value as an integer; another form is refused as a broken list.',
    },
    'a currency': { fixture: 'list-money', at: 5, shows: { currency: text('JPY') } },
    'a day': { fixture: 'list-dates', shows: { date_won: day('2026-03-31') } },
    'a day at the edge': { fixture: 'list-dates', at: 1, shows: { date_won: day('2026-03-31') } },
    'a moment': {
      fixture: 'list-first-page',
      shows: { date_created: instant('2026-03-01T00:54:51.337Z') },
    },
    'a moment in another spelling': {
      fixture: 'list-dates',
      at: 3,
      shows: { date_created: instant('2026-03-01T00:00:00Z') },
    },
    'no date at all': { fixture: 'list-dates', at: 4, shows: { date_won: text('soon') } },
    'hostile text': {
      fixture: 'list-hostile-text',
      shows: { note: text('=HYPERLINK("https://a.example","x")\n<b>’"\u202e</b>') },
    },
    'empty text': {
      fixture: 'list-custom',
      at: 2,
      columns: [custom(7, 'text')],
      shows: { [of(7)]: null },
    },
    'custom fields of each kind': {
      fixture: 'list-custom',
      columns: [
        custom(1, 'text'),
        custom(2, 'choice'),
        custom(3, 'list'),
        custom(4, 'number'),
        custom(5, 'day'),
        custom(6, 'instant'),
      ],
      shows: {
        [of(1)]: text('Call back'),
        [of(2)]: named('Large'),
        [of(3)]: many('Website', 'Support, yearly'),
        [of(4)]: number(12.5),
        [of(5)]: day('2026-03-31'),
        [of(6)]: instant('2026-03-31T22:00:00Z'),
      },
    },
    'a custom field without a value': {
      fixture: 'list-custom',
      at: 2,
      columns: [custom(1, 'text'), custom(2, 'choice'), custom(3, 'list')],
      shows: { [of(1)]: null, [of(2)]: null, [of(3)]: null },
    },
    'a custom value of an unknown kind': {
      fixture: 'list-custom',
      at: 1,
      columns: [custom(1, 'text'), custom(2, 'choice')],
      shows: { [of(1)]: text('3'), [of(2)]: named('No longer offered') },
    },
    'a person by name': {
      fixture: 'list-first-page',
      shows: { owner: named(id('user', 1), 'Tom Walker') },
    },
    'a reference without a name': {
      fixture: 'list-nulls',
      shows: { lead: named(id('lead', 1), 'Untitled') },
    },
    'several values in a field': {
      fixture: 'list-custom',
      at: 1,
      columns: [custom(3, 'list')],
      shows: { [of(3)]: many('Website') },
    },
    'the stage': {
      fixture: 'list-first-page',
      shows: { status: named(id('stat', 1), 'Proposal') },
    },
    'keys that nobody documented': { fixture: 'list-extra-keys', shows: { value: number(500) } },
    'another pipeline': {
      fixture: 'list-other-pipeline',
      shows: { value: number(500) },
      inScope: false,
    },
  },
  faults: {
    'a key that is not accepted': { fixture: 'unauthorized', kind: 'unauthorized' },
    'a missing right': {
      fixture: 'forbidden',
      kind: 'forbidden',
      says: 'You do not have permission to edit opportunities',
    },
    'a plan without the API': { fixture: 'plan-limit', kind: 'planRequired' },
    'no credits left': { never: 'Close has no credits.' },
    'a record that is gone': { fixture: 'get-not-found', kind: 'notFound' },
    'a 404 of something in between': {
      fixture: 'not-found-html',
      kind: 'badAnswer',
      inDoubt: true,
    },
    'a refused value': { fixture: 'bad-date', kind: 'rejected', says: 'Invalid ISO 8601 datetime' },
    'a refused value, by its field': {
      fixture: 'bad-reference-by-property',
      kind: 'rejected',
      says: 'Object does not exist',
    },
    'refused values in another form': {
      fixture: 'bad-values-nested',
      kind: 'rejected',
      says: 'Not a valid choice, either',
    },
    'a malformed request': { fixture: 'invalid-json', kind: 'rejected', says: 'invalid JSON' },
    'a conflict': { never: 'Close documents no conflicts.' },
    'a wrong kind of content': { fixture: 'media-type-refused', kind: 'rejected' },
    '429 with seconds': { fixture: 'rate-limited', kind: 'rateLimited', waitMs: 6_000 },
    '429 with a date': { never: 'Close states its waits in seconds, in every place.' },
    '429 with a fraction of a second': {
      fixture: 'rate-limited-fraction',
      kind: 'rateLimited',
      waitMs: 350,
    },
    '429 with a moment of reset': {
      fixture: 'rate-limited-reset-header',
      kind: 'rateLimited',
      waitMs: 9_000,
    },
    '429 with the wait in its body': {
      fixture: 'rate-limited-body-top',
      kind: 'rateLimited',
      waitMs: 10_500,
    },
    '429 that says nothing': { fixture: 'rate-limited-silent', kind: 'rateLimited', waitMs: 2_000 },
    'a limit of days': { never: 'Close publishes no limit that is longer than seconds.' },
    '5xx in JSON': { fixture: 'unavailable', kind: 'serverError', waitMs: 7_000 },
    '5xx as a page': { fixture: 'bad-gateway-html', kind: 'serverError', inDoubt: true },
    '5xx without a body': { fixture: 'bad-gateway-empty', kind: 'serverError', inDoubt: true },
    'a time-out of the gateway': {
      fixture: 'gateway-time-out',
      kind: 'serverError',
      inDoubt: true,
    },
    'an error cut off or of an odd shape': { fixture: 'refusal-without-words', kind: 'rejected' },
  },
  broken: {
    'a page of HTML for a list': { fixture: 'create-html' },
    'a list cut off': { fixture: 'create-cut' },
    'an empty answer for a list': { fixture: 'create-empty' },
    'a list of another shape': { fixture: 'list-value-as-text' },
    'a record without an id': { fixture: 'create-without-id' },
    'a page of HTML for a creation': { fixture: 'create-html' },
    'a creation cut off': { fixture: 'create-cut' },
    'an empty answer for a creation': { fixture: 'create-empty' },
  },
  writes: {
    'one created': {
      fixture: 'create-200',
      asked: 'create',
      answers: ['record 8'],
      shows: { value: number(500) },
    },
    'several created': { never: NO_BULK },
    'several created in part': { never: NO_BULK },
    'a creation that names nobody': {
      fixture: 'create-without-id',
      asked: 'create',
      answers: 'badAnswer',
    },
    'creations in another order': { never: NO_BULK },
    'a creation that waits for a person': { never: 'Close has no approvals.' },
    'the first answer of a key again': { never: NO_KEYS },
    'a key with another body': { never: NO_KEYS },
    'one changed': {
      fixture: 'update-200',
      asked: 'update',
      answers: ['record 1'],
      shows: { value: number(100.01) },
    },
    'several changed in part': { never: NO_BULK },
    'a change that was not taken': {
      fixture: 'update-won',
      asked: 'update',
      answers: ['record 1'],
      shows: { value: number(500) },
    },
    'another record than the changed one': {
      fixture: 'update-other-record',
      asked: 'update',
      answers: 'badAnswer',
    },
    'a change of what is gone': {
      fixture: 'update-not-found',
      asked: 'update',
      answers: 'notFound',
    },
    'an empty answer to a change': {
      fixture: 'create-empty',
      asked: 'update',
      answers: 'badAnswer',
    },
    'one deleted': { fixture: 'delete-object', asked: 'remove', answers: ['done'] },
    'deleted without a body': { fixture: 'delete-204', asked: 'remove', answers: ['done'] },
    'deleted in part': { never: NO_BULK },
  },
  names: {
    'some of that name': {
      fixture: 'search-leads',
      gives: [
        { label: 'Acme', detail: 'https://acme.example, Customer' },
        { label: 'Acme Ltd', detail: 'Potential' },
        { label: 'Untitled', detail: '' },
      ],
    },
    'none of that name': { fixture: 'search-leads-none', gives: [] },
    'too many of that name': { fixture: 'search-leads-more', gives: 'rejected' },
    'a new one of that name': { fixture: 'lead-created', gives: ['New GmbH'] },
  },
  catalogue: {
    pipelines: {
      fixture: 'pipelines',
      asked: 'pipelines',
      gives: [
        { id: `pipe_${'1'.padStart(22, 'A')}`, label: 'Sales' },
        { id: `pipe_${'2'.padStart(22, 'A')}`, label: 'Renewals' },
      ],
    },
    'no pipeline': { fixture: 'list-empty', asked: 'pipelines', gives: [] },
    'stages in their order': {
      fixture: 'pipeline',
      asked: { part: 0 },
      gives: { choices: { status: ['Proposal', 'Won', 'Lost'] } },
    },
    people: {
      fixture: 'users-last-page',
      asked: { part: 2 },
      gives: { choices: { owner: ['u3@a.example', 'u4@a.example'] } },
    },
    'people over several pages': {
      fixture: 'users-first-page',
      asked: { part: 2 },
      gives: { more: true },
    },
    'custom fields of each kind': {
      fixture: 'custom-fields',
      asked: { part: 1 },
      gives: {
        types: {
          [of(1)]: 'text',
          [of(2)]: 'choice',
          [of(3)]: 'list',
          [of(4)]: 'number',
          [of(5)]: 'day',
          [of(6)]: 'instant',
        },
      },
    },
    'fields of the same name': {
      fixture: 'custom-fields',
      asked: { part: 1 },
      gives: { labels: ['Region', `Region (${id('cf', 12)})`, `Value (${id('cf', 15)})`] },
    },
    'the workspace': {
      fixture: 'me',
      asked: { check: 'name the organization' },
      gives: { workspaceName: 'Acme Sales' },
    },
  },
};
