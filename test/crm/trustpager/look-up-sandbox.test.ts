/** Accounts and contacts by name in front of a CRM. */
import { trustpager } from '../../../src/crm/trustpager/connector';
import { told } from '../sandbox-line';
import { sandboxWorld } from './sandbox-world';
import { automations } from './write-world';

describe('accounts and contacts', () => {
  const world = sandboxWorld();

  test('TP12 are found by their names, as the list shows them', () => {
    const { companies, contacts } = world.sandbox.workspace();
    const company = companies.values().find(({ email }) => email !== null);
    const found = told(
      world,
      trustpager.writing.candidates(world.view, 'customer', company?.name ?? ''),
    );
    expect(found).toContainEqual({
      id: company?.id,
      label: company?.name,
      detail: expect.stringContaining(company?.public_id ?? ''),
      aliases: [company?.email],
    });
    const contact = contacts.values().find(({ email, last_name }) => email && last_name);
    const name = `${contact?.first_name} ${contact?.last_name}`;
    const people = told(world, trustpager.writing.candidates(world.view, 'contact', name));
    expect(people.find(({ id }) => id === contact?.id)?.label).toBe(name);
    const byMail = told(
      world,
      trustpager.writing.candidates(world.view, 'contact', contact?.email ?? ''),
    );
    expect(byMail.find(({ id }) => id === contact?.id)?.aliases).toEqual([contact?.email]);
  });

  test('TP12 an account is created silently, and once under one key', () => {
    const exchange = () =>
      trustpager.writing.createReferred?.(world.view, 'customer', 'Brand new Ltd', {
        silent: true,
        idempotencyKey: 'account-1',
      });
    const [first, again] = [exchange(), exchange()].map((each) => each && told(world, each));
    expect(first).toEqual({ id: expect.any(String), label: 'Brand new Ltd' });
    expect(again).toEqual(first);
    expect(world.sandbox.ledger.effects('created').map(({ entity }) => entity)).toEqual([
      'company',
    ]);
    expect(automations(world)).toEqual([]);
  });
});
