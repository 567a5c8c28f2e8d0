/** Limits, rights and open questions of the four sandboxes, as the panel flips them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../../../src/host/sandbox/assume';
import { openAllCrms } from '../../../src/host/workbench/crm/all-crms';
import type { BenchCrm } from '../../../src/host/workbench/crm/bench-crm';
import { openJournaled } from '../../../src/host/workbench/crm/journal';
import { named } from '../../../src/host/workbench/crm/named';

const START_MS = Date.UTC(2026, 0, 15, 15);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limits-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(id: string): BenchCrm {
  const options = { seed: '1', records: 5, startMs: START_MS };
  return named(openJournaled(join(folder, 'crms.jsonl'), options, openAllCrms), id);
}

const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

/** A request that a right key may make, and one that writes. */
const REQUESTS: Readonly<
  Record<string, (key: string) => { readonly read: object; readonly write: object }>
> = {
  trustpager: (key) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const url = 'https://api.trustpager.com/functions/v1/api/v1/opportunities';
    return {
      read: { method: 'GET', url, headers, body: '' },
      write: { method: 'POST', url, headers, body: '{"name":"New"}' },
    };
  },
  octolane: (key) => {
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const url = 'https://api.octolane.com/v1/pipelines';
    return {
      read: { method: 'GET', url, headers, body: '' },
      write: {
        method: 'POST',
        url: 'https://api.octolane.com/v1/opportunities',
        headers,
        body: '[]',
      },
    };
  },
  close: (key) => {
    const headers = { authorization: basic(key), 'content-type': 'application/json' };
    const url = 'https://api.close.com/api/v1/opportunity/';
    return {
      read: { method: 'GET', url, headers, body: '' },
      write: { method: 'POST', url, headers, body: '{"lead_id":"none"}' },
    };
  },
  lightfield: (key) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'lightfield-version': '2026-03-01',
    };
    const url = 'https://api.lightfield.app/v1/opportunities';
    return {
      read: { method: 'GET', url, headers, body: '' },
      write: { method: 'POST', url, headers, body: '{"fields":{"$name":"New"}}' },
    };
  },
};

/** Statuses of as many requests, one right after the other. */
function statuses(crm: BenchCrm, what: 'read' | 'write', count = 1): readonly number[] {
  const key = crm.keys[0]?.key ?? '';
  const request = must(REQUESTS[crm.id], `requests of ${crm.id}`)(key)[what];
  return Array.from({ length: count }, (_, n) => {
    const reply = crm.handle({
      ...(request as Parameters<BenchCrm['handle']>[0]),
      atMs: START_MS + n,
    });
    return reply.kind === 'answer' ? reply.status : 0;
  });
}

const CRMS = Object.keys(REQUESTS);

test.each<[crm: string, condition: string, what: 'read' | 'write', status: number]>([
  ['trustpager', 'revoked', 'read', 401],
  ['trustpager', 'freePlan', 'read', 403],
  ['trustpager', 'noCredits', 'read', 403],
  ['trustpager', 'readOnly', 'write', 403],
  ['trustpager', 'approval', 'write', 202],
  ['octolane', 'revoked', 'read', 401],
  ['octolane', 'readOnly', 'write', 401],
  ['close', 'revoked', 'read', 401],
  ['close', 'readOnly', 'write', 403],
  ['lightfield', 'revoked', 'read', 401],
  ['lightfield', 'readOnly', 'write', 403],
])('WB9 %s: %s holds until it is taken back, over a restart too', (id, name, what, status) => {
  const crm = open(id);
  const [before] = statuses(crm, what);
  expect(before).not.toBe(status);
  named(crm.conditions, name).set(true);
  expect(statuses(crm, what)).toEqual([status]);
  const again = open(id);
  expect(named(again.conditions, name).isOn()).toBe(true);
  expect(statuses(again, what)).toEqual([status]);
  named(again.conditions, name).set(false);
  expect(statuses(again, what)).toEqual([before]);
});

test.each([
  ['trustpager', 10],
  ['octolane', 10],
  ['close', 1],
  ['lightfield', 1],
])('WB9 %s: the slow key has its few requests, then 429', (id, most) => {
  const crm = open(id);
  named(crm.conditions, 'slow').set(true);
  const all = statuses(crm, 'read', most + 1);
  expect(all.slice(0, most)).toEqual(Array.from({ length: most }, () => 200));
  expect(all[most]).toBe(429);
});

test('WB9 conditions of a key add up', () => {
  const crm = open('trustpager');
  named(crm.conditions, 'readOnly').set(true);
  named(crm.conditions, 'slow').set(true);
  named(crm.conditions, 'readOnly').set(false);
  expect(statuses(crm, 'read', 11)[10]).toBe(429);
});

test('WB9 what waits for approval happens when somebody approves it', () => {
  const crm = open('trustpager');
  named(crm.conditions, 'approval').set(true);
  statuses(crm, 'write');
  expect(crm.count()).toBe(5);
  named(crm.deeds, 'approve').run();
  expect(crm.count()).toBe(6);
  expect(open('trustpager').count()).toBe(6);
});

test.each(CRMS)(
  'WB9 SB3 %s: every open question is listed, and can be answered otherwise',
  (id) => {
    const { switches } = open(id);
    const all = switches.list();
    expect(all.length).toBeGreaterThan(20);
    const wrong = all.filter(({ values, usual, value, why }) => {
      return value !== usual || !values.includes(usual) || why === '';
    });
    expect(wrong).toEqual([]);
    const [first] = all;
    const other = first?.values.find((value) => value !== first.usual) ?? '';
    switches.set(first?.name ?? '', other);
    switches.set('of an older version', other);
    expect(open(id).switches.list()[0]?.value).toBe(other);
  },
);
