/** Through the bundle: an older version of the whole file comes back, properties stay. */
import type { Book } from '../../src/host/sheet/model';
import { openProduct } from '../support/product';
import { leftovers, pauseForPace } from './healing';
import { idsIn, pictureOf } from './picture';
import { enterAt } from './scenes';

describe('a file set back to an older version', () => {
  test.each([0, 1, 2, 3])(
    'RN2 PL9 after pulls, to version %i: the next refresh catches up',
    (at) => {
      const product = openProduct({ records: 14 });
      const { workbook } = product.world;
      const versions: Book[] = [];
      const keep = () => versions.push(workbook.current());
      const tabId = product.link();
      keep();
      product.refreshed(tabId);
      keep();
      const [mine, theirs, late] = product.listed();
      if (!mine || !theirs || !late) throw new Error('the CRM is too small');
      enterAt(product, tabId, { id: mine.id, title: 'Name', value: 'my name for it' });
      keep();
      product.trustpager.colleague.edit(theirs.id, { name: 'renamed by a colleague' });
      const stage = product.pipeline.stages[0]?.id;
      product.trustpager.colleague.create({ name: 'a new one' }, stage);
      pauseForPace(product);
      product.refreshed(tabId);
      keep();
      product.trustpager.colleague.edit(late.id, { value: 31_415 });
      pauseForPace(product);
      product.refreshed(tabId);

      const version = versions[at];
      if (!version) throw new Error('there is such a version');
      workbook.restore(version);
      pauseForPace(product);
      product.refreshed(tabId);
      const picture = pictureOf(product, tabId);
      const names = new Map(picture.slice(1).map((row) => [row[1]?.value, row[2]?.value]));
      const expected = product.listed().map(({ id, name }) => [id, name] as const);
      expect(idsIn(picture)).toHaveLength(expected.length);
      for (const [id, name] of expected) {
        expect([id, names.get(id)]).toEqual([
          id,
          id === mine.id && at >= 2 ? 'my name for it' : name,
        ]);
      }
      expect(picture.slice(1).some((row) => row[5]?.value === 31_415)).toBe(true);
      expect(leftovers(product, tabId)).toEqual([]);
      pauseForPace(product);
      expect(product.refreshed(tabId).counts.cells).toBe(0);
    },
  );
});
