/** What becomes of writes that wait for a person, in every state an approval may be in. */
import { trustpager } from '../../../src/crm/trustpager/connector';
import { answerOf, fixture, VIEW } from './fixture-answers';
import { readValue } from './wire-answers';

const { writing } = trustpager;

const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

describe('TP6 an approval', () => {
  const done = (...created: readonly (readonly [number, string])[]) => ({
    kind: 'done',
    created: new Map(created),
  });
  const refused = (message: string) => ({ kind: 'refused', message });

  test.each([
    ['approval-get', { kind: 'pending' }],
    ['approval-approved-without-result', { kind: 'pending' }],
    ['approval-rejected', refused('rejected in TrustPager')],
    ['approval-expired', refused('expired in TrustPager')],
    [
      'approval-approved-refused',
      refused('approved in TrustPager, but then refused. records takes 1 to 100 items'),
    ],
    ['approval-approved', done([0, idOf(1)], [1, idOf(2)])],
    ['approval-approved-bare', done([0, idOf(1)], [1, idOf(2)])],
    ['approval-approved-partly', done([1, idOf(2)])],
    ['approval-approved-doubled', done([1, idOf(3)])],
    ['approval-approved-patch', done()],
    ['approval-approved-conflict', done()],
    ['approval-approved-broken', done()],
    ['approval-approved-text', done()],
  ])('TP11 %s', (name, expected) => {
    const approval = writing.approval?.(VIEW, '00000000-0000-4000-8000-000000000950');
    if (!approval) throw new Error('there are approvals');
    expect(approval.idempotent).toBe(true);
    expect(approval.request.url).toBe(
      `https://api.trustpager.com/functions/v1/api/v1${fixture('approval-rejected').request.path}`,
    );
    expect(readValue(approval, answerOf(fixture(name)))).toEqual(expected);
  });

  test('TP11 in a state that nobody documented is no answer', () => {
    const answer = answerOf(fixture('approval-unknown-status'));
    expect(writing.approval?.(VIEW, 'a')?.read(answer)).toMatchObject({
      ok: false,
      fault: { kind: 'badAnswer' },
    });
  });
});
