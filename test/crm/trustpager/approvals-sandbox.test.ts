/** Writes that wait for a person in the CRM, from the request to what became of it. */
import type { WriteAnswer } from '../../../src/core/writing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { told } from '../sandbox-line';
import { sandboxWorld } from './sandbox-world';
import { one, text } from './values';
import { create, fresh, held, stages, update } from './write-world';

describe.each(['approval_id', 'id', 'data.approval_id'] as const)(
  'with a key whose writes wait for approval, named at %s',
  (approvalIdAt) => {
    const key = 'tp_test_careful_key_00000001';
    const scopes = ['opportunities:write-approval', 'opportunities:delete-approval'];
    const rights = ['opportunities:read', 'contacts:read', 'companies:read', 'users:read'];
    const world = sandboxWorld(
      {
        switches: { approvalIdAt },
        keys: [{ id: 'careful', key, scopes: [...scopes, ...rights] }],
      },
      key,
    );
    const [, second] = stages(world);
    const asked = (answer: WriteAnswer | undefined) => {
      if (answer?.kind !== 'waiting') throw new Error(`not waiting but ${answer?.kind}`);
      const exchange = trustpager.writing.approval?.(world.view, answer.approval);
      if (!exchange) throw new Error('there are approvals');
      return told(world, exchange);
    };
    const idIn = (answer: WriteAnswer | undefined) =>
      answer?.kind === 'waiting' ? answer.approval : '';

    test('TP11 creations wait, and their ids come with the approval', () => {
      const stage = one(second?.id ?? '');
      const drafts = ['a', 'b'].map((name) => ({ name: text(name), stage }));
      const answers = told(world, create(world, drafts));
      expect(answers).toHaveLength(2);
      expect(asked(answers[1])).toEqual({ kind: 'pending' });
      expect(world.sandbox.ledger.effects('created')).toEqual([]);
      world.sandbox.colleague.resolve(idIn(answers[0]), 'approved');
      const outcome = asked(answers[0]);
      if (outcome.kind !== 'done') throw new Error(outcome.kind);
      const names = [0, 1].map((at) => held(world, outcome.created.get(at) ?? '').name);
      expect(names).toEqual(['a', 'b']);
    });

    test('TP11 a refused one was not done', () => {
      const answers = told(world, create(world, [{ name: text('never') }]));
      world.sandbox.colleague.resolve(idIn(answers[0]), 'rejected');
      expect(asked(answers[0])).toMatchObject({ kind: 'refused' });
    });

    test('TP11 an approved one that the CRM then refuses was not done', () => {
      world.sandbox.setSwitches({ bulkTotalFailure: 'refused' });
      const answers = told(world, create(world, [{ notes: text('no name') }]));
      world.sandbox.colleague.resolve(idIn(answers[0]), 'approved');
      expect(asked(answers[0])).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('All 1 records failed'),
      });
    });

    test('TP11 changes and removals wait, too', () => {
      const [row] = world.truth();
      const record = fresh(world, row?.id ?? '');
      const fields = { name: text('New'), stage: one(second?.id ?? '') };
      const [answers = []] = update(world, [{ record, fields }]);
      const request = trustpager.writing.remove?.request(world.view, [record.id]);
      const all = [...answers, ...(request ? told(world, request) : [])];
      expect(all.map(({ kind }) => kind)).toEqual(['waiting', 'waiting', 'waiting']);
      expect(held(world, record.id)).toEqual(row);
    });
  },
);
