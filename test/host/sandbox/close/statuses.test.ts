import { type Caller, createCaller } from './caller';
import { status } from './lookups';

describe('SB8 statuses', () => {
  const moved = (caller: Caller, body: object, headers: Record<string, string> = {}) => {
    const id = caller.sandbox.colleague.create({});
    return caller.call({ method: 'PUT', path: `/opportunity/${id}/`, body, headers });
  };

  test('a status of another pipeline moves the record and is booked', () => {
    const caller = createCaller();
    const got = moved(caller, { status_id: status(caller, 1, 'Proposal') });
    expect(got.json).toMatchObject({ pipeline_name: 'Renewals', status_label: 'Proposal' });
    const [sales, renewals] = caller.world().pipelines.values();
    expect(caller.sandbox.ledger.effects('moved')).toEqual([
      {
        kind: 'moved',
        id: got.json.id,
        from: { pipelineId: sales?.id, stageId: status(caller, 0, 'Qualified') },
        to: { pipelineId: renewals?.id, stageId: status(caller, 1, 'Proposal') },
      },
    ]);
    caller.sandbox.setSwitches({ statusAcross: 'refused' });
    expect(moved(caller, { status_id: status(caller, 1, 'Proposal') }).status).toBe(400);
  });

  test.each([
    ['nothing', undefined, '2026-06-01'],
    ['-5', '-5', '2026-05-31'],
    ['nonsense', 'x', '2026-06-01'],
  ])('won today, by x-tz-offset %s', (_what, offset, day) => {
    const caller = createCaller();
    const headers = offset === undefined ? {} : { 'x-tz-offset': offset };
    const won = { status_id: status(caller, 0, 'Won') };
    expect(moved(caller, won, headers).json).toMatchObject({ date_won: day, status_type: 'won' });
    const made = caller.call({ method: 'POST', path: '/opportunity/', body: won, headers });
    expect(made.json.date_won).toBe(day);
  });

  test('a date that was sent or is there stays; leaving won keeps it', () => {
    const caller = createCaller();
    const won = { status_id: status(caller, 0, 'Won') };
    const sent = moved(caller, { ...won, date_won: '2025-12-24' });
    expect(sent.json.date_won).toBe('2025-12-24');
    const back = { status_id: status(caller, 0, 'Proposal') };
    expect(caller.put(`/opportunity/${sent.json.id}/`, back).json).toMatchObject({
      date_won: '2025-12-24',
      status_type: 'active',
    });
    expect(caller.put(`/opportunity/${sent.json.id}/`, won).json.date_won).toBe('2025-12-24');
  });

  test('date_lost comes with lost and goes with it, by the switch', () => {
    const caller = createCaller();
    const lost = { status_id: status(caller, 0, 'Lost') };
    const back = { status_id: status(caller, 0, 'Proposal') };
    const got = moved(caller, lost);
    expect(got.json.date_lost).toMatch(/^2026-06-01T/);
    expect(caller.put(`/opportunity/${got.json.id}/`, back).json.date_lost).toBeNull();
    caller.sandbox.setSwitches({ dateLost: 'stays' });
    const other = moved(caller, lost);
    expect(caller.put(`/opportunity/${other.json.id}/`, back).json.date_lost).not.toBeNull();
  });

  test.each([
    ['label', 'Proposal', 200, 'Proposal'],
    ['label', 'Nowhere', 400, undefined],
    ['ignored', 'Proposal', 200, 'Qualified'],
  ] as const)('SB3 `status` (%s) %s answers %i', (statusText, label, code, now) => {
    const got = moved(createCaller({ switches: { statusText } }), { status: label });
    expect([got.status, got.json.status_label]).toEqual([code, now]);
  });
});

test.each([
  ['both', '2026-01-31', '2026-01-31'],
  ['both', '2026-01-31T23:30:00', '2026-01-31'],
  ['both', '2026-01-31 08:00:00', '2026-01-31'],
  ['both', '2026-01-31T00:00:00+10:00', '2026-01-30'],
  ['dayOnly', '2026-01-31T00:00:00', null],
  ['momentOnly', '2026-01-31', null],
] as const)('SB3 date_won (%s) %s is kept as %s', (dateWonInput, date_won, day) => {
  const caller = createCaller({ switches: { dateWonInput } });
  const got = caller.post('/opportunity/', { date_won });
  expect(got.status === 200 ? got.json.date_won : null).toBe(day);
});

test.each([
  ['client', '2026-01-31'],
  ['written', '2026-02-01'],
  ['utc', '2026-01-31'],
] as const)('SB3 a date_won with an offset means the day of: %s', (dateWonZone, day) => {
  const caller = createCaller({ switches: { dateWonZone } });
  const body = { date_won: '2026-02-01T03:00:00+10:00' };
  const headers = { 'x-tz-offset': '-4' };
  expect(caller.call({ method: 'POST', path: '/opportunity/', body, headers }).json.date_won).toBe(
    day,
  );
});
