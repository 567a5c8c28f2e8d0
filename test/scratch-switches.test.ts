import type { ProviderId } from '../src/core/model';
import { closeSwitchTable } from '../src/host/sandbox/close/switches';
import { lightfieldSwitchTable } from '../src/host/sandbox/lightfield/switches';
import { octolaneSwitchTable } from '../src/host/sandbox/octolane/switches';
import { trustPagerSwitchTable } from '../src/host/sandbox/trustpager/switches';
import type { SwitchTable } from '../src/host/sandbox/switch-table';
import { PROVIDERS } from './support/crms/place-in';
import { deskAt, LATER_MS, SOON_MS } from './product/crms/desk';
import { timesCreated, requestsOn } from './support/crms/place';
import { openProduct } from './support/product';
import { digestsOf } from './support/sending';

const TABLES: Record<ProviderId, SwitchTable> = {
  trustpager: trustPagerSwitchTable, octolane: octolaneSwitchTable, close: closeSwitchTable, lightfield: lightfieldSwitchTable,
};
const ONLY = process.env.ONLY;
const ALL = process.env.ALLCOLS === '1';
describe.each(PROVIDERS)('%s', (provider) => {
  const cases = Object.entries(TABLES[provider]).flatMap(([name, spec]) => spec.values.filter((v) => v !== spec.default).map((v) => [name, v] as const));
  test('loop', () => {
    const t0 = Date.now();
    const out: string[] = [];
    for (const [name, value] of [['', ''] as const, ...cases]) {
      if (ONLY && !`${name}=${value}`.includes(ONLY)) continue;
      const say = (t: string) => out.push(`${name}=${value}: ${t}`);
      try { run(provider, name ? { [name]: value } : {}, say); } catch (e) { say('THROWN ' + String((e as Error).stack).slice(0, 600)); }
    }
    console.log(provider, cases.length, Date.now() - t0, 'ms\n' + out.join('\n'));
  }, 600_000);
});

function run(provider: ProviderId, switches: object, say: (t: string) => void) {
  const product = openProduct({ crm: provider, records: 8, [provider]: { switches } });
  const { crm } = product;
  product.world.clock.advance(700_000);
  const c = product.ask({ kind: 'connect', provider, key: crm.keys.full });
  if (c.kind !== 'connected') return say('connect ' + JSON.stringify(c));
  let columns = [...crm.columns];
  if (ALL) {
    const cat = product.ask({ kind: 'catalogue', provider, pipelineId: crm.pipeline.id });
    if (cat.kind !== 'catalogue') return say('cat ' + JSON.stringify(cat));
    columns = (cat as any).fields.map((f: any) => f.key);
  }
  const l = product.ask({ kind: 'link', provider, pipeline: crm.pipeline, filters: {}, columns });
  if (l.kind !== 'linked') return say('link ' + JSON.stringify(l));
  const tabId = l.tabId;
  const r1 = product.ask({ kind: 'refresh', tabId });
  if (r1.kind !== 'refreshed') return say('refresh ' + JSON.stringify(r1));
  if (r1.remarks.length) say('remarks1 ' + r1.remarks.join(' | '));
  const desk = deskAt(product, tabId);
  const held = () => JSON.stringify([...crm.records()].map((r) => [r.id, r.text]).sort());
  const shownNow = () => JSON.stringify([...desk.texts()].filter(([id]) => id).sort());
  if (held() !== shownNow()) say('differs after pull:\n' + held() + '\n' + shownNow());
  product.world.clock.advance(SOON_MS);
  const r2 = product.ask({ kind: 'refresh', tabId });
  if (r2.kind !== 'refreshed') return say('refresh2 ' + JSON.stringify(r2));
  if (r2.counts.cells || r2.counts.added || r2.counts.updated) say('second pull ' + JSON.stringify(r2.counts));
  // push
  const p0 = product.preview(tabId, 'push');
  if (p0.items.length || p0.problems.length) say('untouched preview ' + JSON.stringify(p0.items) + JSON.stringify(p0.problems));
  const [a, b] = crm.records().map((r) => r.id) as [string, string];
  const from = crm.sandbox.ledger.entries().length;
  desk.types(desk.rowOf(a), crm.text.title, 'Typed a');
  desk.types(desk.rowOf(b), crm.text.title, 'Typed b');
  const s = product.send(tabId, 'push');
  if (s.outcomes.applied !== 2) say('push ' + JSON.stringify(s.outcomes) + s.remarks.join('|') + [a, b].map((id) => desk.shown(desk.rowOf(id), 'Sync')).join('/'));
  for (const e of crm.sandbox.ledger.entries().slice(from).flatMap((e) => e.effects)) {
    if (e.kind === 'updated' && ![a, b].includes(e.id)) say('foreign update ' + JSON.stringify(e));
    if (e.kind === 'updated' && e.entity === 'opportunity') { const keys = Object.keys(e.changes); if (keys.some((k) => !/name|note|updat/i.test(k))) say('changes ' + JSON.stringify(e.changes)); }
    if (e.kind === 'moved' || e.kind === 'created') say('effect ' + JSON.stringify(e).slice(0, 300));
  }
  desk.refreshes(SOON_MS);
  desk.refreshes(700_000);
  for (const id of [a, b]) { const m = desk.shown(desk.rowOf(id), 'Sync'); if (m) say('mark after push ' + m); }
  if (held() !== shownNow()) say('differs after push:\n' + held() + '\n' + shownNow());
  // create
  const texts = ['New one', 'New two', 'New three'];
  desk.adds(texts);
  const pc = product.preview(tabId, 'create');
  if (pc.problems.length) say('create problems ' + JSON.stringify(pc.problems));
  const cs = product.send(tabId, 'create', { confirmed: digestsOf(pc) });
  if (cs.outcomes.applied !== 3) say('create ' + JSON.stringify(cs.outcomes) + cs.remarks.join('|') + texts.map((t) => desk.shown(desk.rowOf(t), 'Sync')).join('/'));
  desk.refreshes(SOON_MS);
  desk.refreshes(LATER_MS);
  for (const t of texts) {
    const n = timesCreated(crm, t);
    const mark = desk.shown(desk.rowOf(t), 'Sync');
    if (n !== 1 || mark) say(`${t} created ${n}, mark ${mark}`);
  }
  if (held() !== shownNow()) say('differs after create:\n' + held() + '\n' + shownNow());
  const r3 = product.ask({ kind: 'refresh', tabId });
  if (r3.kind !== 'refreshed') return say('refresh3 ' + JSON.stringify(r3));
  if (r3.counts.cells || r3.counts.added || r3.counts.updated) say('last pull ' + JSON.stringify(r3.counts));
  void requestsOn;
}
