import { sheetDoubtCatalogue } from '../../src/host/sheet/doubts';
import { hostDoubtCatalogue } from '../../src/host/world/doubts';
import { checkPlatform, readingsOf } from './platform-check';
test('x', () => {
  const base = readingsOf(checkPlatform());
  const out: string[] = [];
  const one = (name: string, reading: string, options: any) => {
    let r: any;
    try { r = readingsOf(checkPlatform(options)); } catch (e) { out.push(`${name}=${reading}: FAILED ${e}`); return; }
    const ch = Object.keys(base).filter(k => r[k] !== base[k]).map(k => `'${k}': '${r[k]}'`);
    out.push(`${name}=${reading}: {${ch.join(', ')}}`);
  };
  for (const [n, d] of Object.entries(sheetDoubtCatalogue)) for (const r of d.readings.slice(1)) one(n, r, { sheetDoubts: { [n]: r } });
  for (const [n, d] of Object.entries(hostDoubtCatalogue)) for (const r of d.readings.slice(1)) one(n, r, { hostDoubts: { [n]: r } });
  for (const tz of ['Europe/Berlin','Pacific/Kiritimati','Asia/Kolkata','America/St_Johns','Etc/UTC']) one('tz', tz, { workbook: { timeZone: tz } });
  for (const tz of ['en_GB','de_DE','fr_FR']) one('locale', tz, { workbook: { locale: tz } });
  console.log(out.join('\n'));
}, 100000);
