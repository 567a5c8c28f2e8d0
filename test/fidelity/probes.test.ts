/**
 * The fidelity suite: the probes of the add-on, run by the built bundle in the host, are held
 * against what the host claims, and every switch of the host against the probes that notice it.
 */
import { MARIA } from '../support/script-host';
import { deviations } from './deviations';
import { checkPlatform, readingsOf } from './platform-check';
import { everyReading, flips, withoutProbe } from './switches';

/** Not the owner, whom no protection would stop. */
const asEditor = { workbook: { owner: 'somebody.else@example.com' } };
const check = checkPlatform(asEditor);
const claims = readingsOf(check.probes);

describe('PC2 the list of probes', () => {
  test('has at least 60 probes, each with an id of its own', () => {
    expect(check.probes.length).toBeGreaterThanOrEqual(60);
    expect(new Set(check.probes.map(({ id }) => id)).size).toBe(check.probes.length);
  });

  test.each(check.probes)('$id has an expected reading', ({ expected }) => {
    expect(expected).not.toBe('');
  });
});

describe('PC2 the host', () => {
  test.each(check.probes.map((row) => [row.id, row] as const))(
    'does what is expected of %s, or deviates as told',
    (_id, row) => {
      const deviation = deviations[row.id];
      expect(row.observed).toBe(deviation ?? row.expected);
      expect(row.same === 'yes').toBe(deviation === undefined);
    },
  );

  test('claims the same to the owner of the file', () => {
    expect(readingsOf(checkPlatform({ workbook: { owner: MARIA } }).probes)).toEqual(claims);
  });

  test.each(['de_DE', 'fr_FR', 'en_GB'])('claims the same in the locale %s', (locale) => {
    const workbook = { ...asEditor.workbook, locale };
    expect(readingsOf(checkPlatform({ workbook }).probes)).toEqual(claims);
  });

  test.each(['Asia/Kolkata', 'Europe/Berlin', 'Pacific/Kiritimati'])(
    'claims the same in the zone %s',
    (timeZone) => {
      const workbook = { ...asEditor.workbook, timeZone };
      expect(readingsOf(checkPlatform({ workbook }).probes)).toEqual(claims);
    },
  );
});

describe('PC2 the switches of the host', () => {
  test('all have probes that notice them, or a reason why not', () => {
    const noticed = flips.map(({ doubt, reading }) => `${doubt}: ${reading}`);
    const excused = everyReading.filter((name) => Object.keys(withoutProbe).some(isDoubtOf(name)));
    expect([...noticed, ...excused].sort()).toEqual([...everyReading].sort());
  });

  test.each(flips)('$doubt: $reading is noticed by exactly its probes', ({ options, changes }) => {
    const readings = readingsOf(checkPlatform({ ...asEditor, ...options }).probes);
    expect(readings).toEqual({ ...claims, ...changes });
  });
});

function isDoubtOf(name: string) {
  return (doubt: string): boolean => name.startsWith(`${doubt}: `);
}
