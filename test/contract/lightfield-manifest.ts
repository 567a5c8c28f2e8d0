/** How Lightfield answers the contract. */
import type { FieldType } from '../../src/core/model';
import { flag, instant, many, named, number, text } from '../support/crms/values';
import type { Manifest } from './manifest';

const column = (key: string, type: FieldType) => ({ key, type });

const NO_BULK = 'Lightfield has no bulk requests.';
const NO_ABSENT =
  'A field that is not among the values is unset: definitions, not records, tell what is visible.';
const STRAIGHT = 'Lightfield pages by offset, which the client counts itself.';

export const lightfieldManifest: Manifest = {
  lists: {
    'one page': { pages: ['list-one'], records: 1, end: 'whole' },
    'several pages to the end': {
      pages: ['list-first-page', 'list-next-page'],
      records: 27,
      end: 'whole',
    },
    'nothing in it': { pages: ['list-empty'], records: 0, end: 'whole' },
    'a last page that is full': {
      pages: ['list-full-last-page', 'list-next-page-last-row'],
      records: 25,
      end: 'whole',
    },
    'a page that leads back to itself': { never: STRAIGHT },
    'more to come, but not where': { pages: ['list-total-beyond'], records: 2, end: 'cut' },
    'a record on two pages': {
      pages: ['list-first-page', 'list-next-page-shifted-right'],
      records: 27,
      end: 'moved',
    },
    'rows that shifted between pages': {
      pages: ['list-first-page', 'list-next-page-gone'],
      records: 25,
      end: 'cut',
    },
    'no word about the end': { pages: ['list-without-total'], records: 1, end: 'whole' },
    'no total': { pages: ['list-without-total'], records: 1, end: 'whole' },
    'a place in the list that is refused': {
      never:
        'No largest offset is documented, and none is met: the end is a page that is not full.',
    },
    'fewer rows on a page than were asked for': {
      never: 'The page that is asked for is the largest one, and a smaller one is the end.',
    },
  },
  values: {
    'a null is empty': {
      fixture: 'list-unset-null',
      shows: {
        $amount: null,
        $closeDate: null,
        'lead-source': null,
        competitors: null,
        'is-renewal': null,
        'relationships.$owner': null,
      },
    },
    'a key that is not there': { never: NO_ABSENT },
    'an unknown choice': {
      fixture: 'list-odd-values',
      columns: [column('lead-source', 'choice')],
      shows: { 'lead-source': named('opt_archived') },
    },
    'an amount': { fixture: 'list-money', at: 3, shows: { $amount: number(1234567.89) } },
    'an amount with a fraction': { fixture: 'list-money', at: 1, shows: { $amount: number(0.01) } },
    'an amount at the edge': {
      fixture: 'list-money',
      at: 4,
      shows: { $amount: number(9007199254740991) },
    },
    'an amount of another kind': {
      fixture: 'list-odd-values',
      columns: [column('icp-score', 'number')],
      shows: { 'icp-score': text('12.50') },
    },
    'a currency': {
      never: 'A currency belongs to the field, so the title of its column tells it.',
    },
    'a day': { never: 'Lightfield has moments only.' },
    'a day at the edge': { never: 'Lightfield has moments only.' },
    'a moment': {
      fixture: 'list-dates',
      at: 2,
      shows: { $closeDate: instant('2026-12-31T23:59:59.999Z') },
    },
    'a moment in another spelling': {
      fixture: 'list-dates',
      at: 3,
      shows: { $closeDate: instant('2026-03-16T06:30:00Z') },
    },
    'no date at all': { fixture: 'list-odd-values', shows: { $closeDate: text('next Tuesday') } },
    'hostile text': { fixture: 'list-hostile-text', at: 3, shows: { $name: text(' 007 ') } },
    'empty text': { fixture: 'list-unset-null', shows: { $nextStep: null } },
    'custom fields of each kind': {
      fixture: 'list-values',
      columns: [
        column('icp-score', 'number'),
        column('is-renewal', 'flag'),
        column('lead-source', 'choice'),
        column('competitors', 'list'),
        column('background', 'text'),
        column('billing-email', 'list'),
      ],
      shows: {
        'icp-score': number(12.5),
        'is-renewal': flag(false),
        'lead-source': named('opt_web'),
        competitors: many('opt_x', 'opt_y'),
        background: text('# Title'),
        'billing-email': many('a@x.example', 'b@x.example'),
      },
    },
    'a custom field without a value': {
      fixture: 'list-unset-absent',
      columns: [column('competitors', 'list'), column('icp-score', 'number')],
      shows: { competitors: null, 'icp-score': null },
    },
    'a custom value of an unknown kind': {
      fixture: 'list-odd-values',
      columns: [column('rating', 'text')],
      shows: { rating: number(4) },
    },
    'a person by name': { never: 'Records hold ids alone; names are asked for besides.' },
    'a reference without a name': {
      fixture: 'list-values',
      shows: { 'relationships.$owner': named('mem_1') },
    },
    'several values in a field': {
      fixture: 'list-other-spellings',
      shows: { 'relationships.$evaluator': many('con_1', 'con_2') },
    },
    'the stage': { fixture: 'list-one', shows: { $stage: named('opt_a') } },
    'keys that nobody documented': {
      fixture: 'list-unknown-members',
      shows: { $name: text('New'), $amount: number(75000) },
    },
    'another pipeline': {
      never: 'Records do not tell their pipeline, and the list is filtered by it.',
    },
  },
  faults: {
    'a key that is not accepted': { fixture: 'unauthorized', kind: 'unauthorized' },
    'a missing right': { fixture: 'forbidden', kind: 'forbidden', says: 'Forbidden' },
    'a plan without the API': { never: 'Lightfield documents no plan without the API.' },
    'no credits left': { never: 'Lightfield has no credits.' },
    'a record that is gone': { fixture: 'not-found-flat', kind: 'notFound' },
    'a 404 of something in between': {
      fixture: 'not-found-gateway',
      kind: 'badAnswer',
      inDoubt: true,
    },
    'a refused value': {
      fixture: 'unprocessable-option',
      kind: 'rejected',
      says: 'Unknown option',
    },
    'a refused value, by its field': {
      fixture: 'unprocessable-missing-name',
      kind: 'rejected',
      says: '(name)',
    },
    'refused values in another form': {
      fixture: 'unprocessable-ambiguous-stage',
      kind: 'rejected',
      says: 'Possible: Closed Won in Sales, Closed Won',
    },
    'a malformed request': { fixture: 'bad-request-flat', kind: 'rejected', says: 'Wrong type' },
    'a conflict': { fixture: 'conflict-unique', kind: 'rejected', says: 'taken by another record' },
    'a wrong kind of content': { fixture: 'unsupported-media-type', kind: 'rejected' },
    '429 with seconds': { fixture: 'rate-limited', kind: 'rateLimited', waitMs: 1_000 },
    '429 with a date': { fixture: 'rate-limited-date', kind: 'rateLimited', waitMs: 5_000 },
    '429 with a fraction of a second': {
      fixture: 'rate-limited-fraction',
      kind: 'rateLimited',
      waitMs: 250,
    },
    '429 with a moment of reset': {
      fixture: 'rate-limited-reset',
      kind: 'rateLimited',
      waitMs: 3_000,
    },
    '429 with the wait in its body': { never: 'Lightfield states its waits in headers alone.' },
    '429 that says nothing': { fixture: 'rate-limited-silent', kind: 'rateLimited', waitMs: 2_000 },
    'a limit of days': { never: 'Lightfield publishes no limit that is longer than a second.' },
    '5xx in JSON': { fixture: 'server-error', kind: 'serverError', says: 'Internal Server Error' },
    '5xx as a page': { fixture: 'bad-gateway-html', kind: 'serverError', inDoubt: true },
    '5xx without a body': { fixture: 'error-empty', kind: 'serverError', inDoubt: true },
    'a time-out of the gateway': { fixture: 'gateway-timeout', kind: 'serverError' },
    'an error cut off or of an odd shape': {
      fixture: 'error-cut',
      kind: 'rejected',
      inDoubt: true,
    },
  },
  broken: {
    'a page of HTML for a list': { fixture: 'list-html' },
    'a list cut off': { fixture: 'list-cut' },
    'an empty answer for a list': { fixture: 'list-empty-body' },
    'a list of another shape': { fixture: 'list-without-data' },
    'a record without an id': { fixture: 'list-row-without-id' },
    'a page of HTML for a creation': { fixture: 'create-html' },
    'a creation cut off': { fixture: 'create-cut' },
    'an empty answer for a creation': { fixture: 'create-empty' },
  },
  writes: {
    'one created': {
      fixture: 'create',
      asked: 'create',
      answers: ['record 9'],
      shows: { $name: text('New deal'), 'relationships.$account': named('acc_1') },
    },
    'several created': { never: NO_BULK },
    'several created in part': { never: NO_BULK },
    'a creation that names nobody': {
      fixture: 'create-success-only',
      asked: 'create',
      answers: 'badAnswer',
    },
    'creations in another order': { never: NO_BULK },
    'a creation that waits for a person': { never: 'Lightfield has no approvals.' },
    'the first answer of a key again': {
      fixture: 'create-replayed',
      asked: 'create',
      answers: ['record 8'],
      shows: { $name: text('Old deal') },
    },
    'a key with another body': {
      fixture: 'create-replayed',
      asked: 'create',
      answers: ['record 8'],
      shows: { $name: text('Old deal') },
    },
    'one changed': {
      fixture: 'update',
      asked: 'update',
      answers: ['record 1'],
      shows: { $amount: number(80000) },
    },
    'several changed in part': { never: NO_BULK },
    'a change that was not taken': {
      fixture: 'update-not-taken',
      asked: 'update',
      answers: ['record 1'],
      shows: { $amount: number(75000) },
    },
    'another record than the changed one': {
      fixture: 'update-other-record',
      asked: 'update',
      answers: 'badAnswer',
    },
    'a change of what is gone': { fixture: 'not-found', asked: 'update', answers: 'notFound' },
    'an empty answer to a change': {
      fixture: 'update-empty',
      asked: 'update',
      answers: 'badAnswer',
    },
    'one deleted': { fixture: 'delete', asked: 'remove', answers: ['done'] },
    'deleted without a body': { fixture: 'update-empty', asked: 'remove', answers: 'badAnswer' },
    'deleted in part': { never: NO_BULK },
  },
  names: {
    'some of that name': {
      fixture: 'accounts-search',
      gives: [
        { label: 'Acme', detail: 'https://acme.example' },
        { label: 'Acme ', detail: '' },
        { label: 'Acme Pty Ltd', detail: '' },
      ],
    },
    'none of that name': { fixture: 'accounts-search-none', gives: [] },
    'too many of that name': { fixture: 'accounts-search-full', gives: 'rejected' },
    'a new one of that name': { fixture: 'account-created', gives: ['Neue GmbH'] },
  },
  catalogue: {
    pipelines: {
      fixture: 'definitions-pipelines',
      asked: 'pipelines',
      gives: [
        { id: 'pd_1', label: 'Sales' },
        { id: 'pd_2', label: 'Renewals' },
      ],
    },
    'no pipeline': {
      fixture: 'definitions',
      asked: 'pipelines',
      gives: [{ id: 'all', label: 'All opportunities' }],
    },
    'stages in their order': {
      fixture: 'definitions',
      asked: { part: 0 },
      gives: { choices: { $stage: ['Prospecting', 'Closed Won'] } },
    },
    people: {
      fixture: 'members',
      asked: { part: 1 },
      gives: {
        choices: { 'relationships.$owner': ['Grace Walker', 'Tom', 'who@team.example'] },
      },
    },
    'people over several pages': {
      fixture: 'members-first-page',
      asked: { part: 1 },
      gives: { more: true },
    },
    'custom fields of each kind': {
      fixture: 'definitions',
      asked: { part: 0 },
      gives: {
        types: {
          'icp-score': 'number',
          'is-renewal': 'flag',
          'lead-source': 'choice',
          competitors: 'list',
          background: 'text',
          'billing-email': 'list',
          'contract-link': 'text',
          $closeDate: 'instant',
        },
      },
    },
    'fields of the same name': {
      fixture: 'definitions',
      asked: { part: 0 },
      gives: { labels: ['Name', 'Name (name-2)'] },
    },
    'the workspace': {
      fixture: 'definitions',
      asked: { check: 'read opportunities' },
      gives: { fingerprint: ['opt_a', 'opt_b'] },
    },
  },
};
