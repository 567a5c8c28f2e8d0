import { openProduct } from '../../support/product';
test('x', () => {
  const t0 = Date.now();
  const p = openProduct({ records: 20 });
  const id = p.link();
  const r = p.refresh(id);
  console.log(Date.now()-t0, JSON.stringify(r), JSON.stringify(p.cells(id).slice(0,3)), JSON.stringify(p.shown()), p.listed().length);
  console.log(JSON.stringify(p.trustpager.ledger.requests().map(r=>r.path+'?'+r.query)));
  console.log(JSON.stringify(p.world.properties.of('document').all()), JSON.stringify(p.world.properties.of('user:'+'maria@example.com').all()));
  const t1 = Date.now();
  p.refresh(id);
  console.log(Date.now()-t1);
});
