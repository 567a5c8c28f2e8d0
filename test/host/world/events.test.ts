import { clockFields } from '../../../src/host/world/events';

test.each([
  ['2026-01-15T15:04:05Z', 2026, 1, 15, 4, 3],
  ['2026-03-01T00:00:00Z', 2026, 3, 1, 7, 9],
  ['2027-01-01T12:00:00Z', 2027, 1, 1, 5, 53],
  ['2024-12-30T12:00:00Z', 2024, 12, 30, 1, 1],
])('the clock event of %s is in UTC, Monday first', (iso, ...numbers) => {
  const [year, month, day, weekday, week] = numbers;
  expect(clockFields(Date.parse(iso), '77')).toMatchObject({
    year,
    month,
    'day-of-month': day,
    'day-of-week': weekday,
    'week-of-year': week,
    timezone: 'UTC',
    triggerUid: '77',
  });
});
