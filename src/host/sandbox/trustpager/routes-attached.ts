/** Contacts, users and products of one opportunity (TrustPager docs, Opportunities). */
import type { JsonObject } from '../json';
import { createTable, type Order } from '../table';
import { type Answer, failure, notFound, problemAnswer, single } from './answers';
import type { Call, Route } from './call';
import { required } from './input';
import { accessOf } from './keys';
import { listAnswer } from './list-query';
import { relinkOpportunity } from './operations';
import { productRowView } from './opportunity-view';
import type { Opportunity, OpportunityProduct } from './records';
import { contactView, userView } from './related-view';
import { withOpportunity } from './routes-opportunities';

/** What can be linked to an opportunity by id, without a body. */
interface Linkage {
  readonly ids: 'contactIds' | 'userIds';
  readonly label: string;
  /** The linked thing as the API shows it; null where the workspace has none with this id. */
  view(call: Call, id: string): JsonObject | null;
}

const contacts: Linkage = {
  ids: 'contactIds',
  label: 'Contact',
  view: ({ workspace, switches }, id) => {
    const contact = workspace.contacts.get(id);
    if (contact === undefined) return null;
    const view = contactView(contact, switches);
    return switches.attachedRow === 'join' ? { contact_id: id, contact: view } : view;
  },
};

const users: Linkage = {
  ids: 'userIds',
  label: 'User',
  view: ({ workspace, switches }, id) => {
    const user = workspace.users.get(id);
    if (user === undefined) return null;
    const view = userView(user, switches);
    return switches.attachedRow === 'join' ? { user_id: id, user: view } : view;
  },
};

const readScopes = ['opportunities:read'];
const writeScopes = ['opportunities:write'];

export const attachedRoutes: readonly Route[] = [
  ...linkRoutes('/opportunities/:id/contacts', contacts, [...readScopes, 'contacts:read']),
  ...linkRoutes('/opportunities/:id/users', users, readScopes),
  {
    method: 'GET',
    path: '/opportunities/:id/products',
    scopes: readScopes,
    handle: (call) => withOpportunity(call, (row) => productList(call, row)),
  },
  {
    method: 'POST',
    path: '/opportunities/:id/products',
    scopes: writeScopes,
    takesBody: true,
    handle: (call) => withOpportunity(call, (row) => addProduct(call, row)),
  },
];

function linkRoutes(path: string, linkage: Linkage, scopes: readonly string[]): readonly Route[] {
  return [
    {
      method: 'GET',
      path,
      scopes,
      handle: (call) =>
        withOpportunity(call, (row) =>
          single(row[linkage.ids].flatMap((id) => linkage.view(call, id) ?? [])),
        ),
    },
    {
      method: 'POST',
      path: `${path}/:linkedId`,
      scopes: writeScopes,
      handle: (call) => withOpportunity(call, (row) => attach(call, row, linkage)),
    },
    {
      method: 'DELETE',
      path: `${path}/:linkedId`,
      scopes: writeScopes,
      handle: (call) => withOpportunity(call, (row) => detach(call, row, linkage)),
    },
  ];
}

function attach(call: Call, row: Opportunity, linkage: Linkage): Answer {
  const id = call.params.linkedId ?? '';
  const view = linkage.view(call, id);
  if (view === null) return notFound(call.switches, linkage.label);
  if (!row[linkage.ids].includes(id)) relink(call, row, linkage, [...row[linkage.ids], id]);
  else if (call.switches.attachTwice === 'conflict') {
    const message = `${linkage.label} is already attached.`;
    return problemAnswer(call.switches, { kind: 'conflict', message });
  }
  return single(view, call.switches.createStatus);
}

function detach(call: Call, row: Opportunity, linkage: Linkage): Answer {
  const id = call.params.linkedId ?? '';
  if (!row[linkage.ids].includes(id)) return notFound(call.switches, linkage.label);
  const rest = row[linkage.ids].filter((other) => other !== id);
  relink(call, row, linkage, rest);
  if (call.switches.deleteStatus === 204) return { status: 204, body: null };
  return single({ success: true });
}

function relink(call: Call, row: Opportunity, { ids }: Linkage, after: readonly string[]): void {
  const changes = { [ids]: { before: row[ids], after } };
  relinkOpportunity(call, { ...row, [ids]: after, updatedMs: call.nowMs }, changes);
}

const bySortOrder: Order<OpportunityProduct> = {
  name: 'sortOrder',
  valueOf: (row) => row.sort_order,
  descending: false,
};

function productList(call: Call, row: Opportunity): Answer {
  return listAnswer(call, {
    table: createTable(row.products),
    order: bySortOrder,
    accept: () => true,
    view: (product) => productRowView(call, product),
  });
}

function addProduct(call: Call, row: Opportunity): Answer {
  const { body, switches, workspace } = call;
  const missing = required(body, ['product_id']);
  if (missing !== null) return problemAnswer(switches, missing);
  const mayBill = accessOf(call.key, ['invoices:write'], switches) === 'allowed';
  if (body.payment_status !== undefined && !mayBill) {
    return failure(switches, {
      status: 403,
      code: 'INSUFFICIENT_SCOPE',
      message: 'Setting payment_status needs invoices:write.',
      extras: { required_scopes: ['opportunities:write', 'invoices:write'] },
    });
  }
  const product = workspace.products.get(String(body.product_id));
  if (product === undefined) return notFound(switches, 'Product');
  const numberOf = (name: string, otherwise: number): number => {
    const given = body[name];
    return typeof given === 'number' ? given : otherwise;
  };
  const added: OpportunityProduct = {
    id: call.random.uuid(),
    product_id: product.id,
    quantity: numberOf('quantity', 1),
    unit_price: numberOf('unit_price', product.price),
    discount_percent: numberOf('discount_percent', 0),
    deposit_percent: typeof body.deposit_percent === 'number' ? body.deposit_percent : null,
    payment_status: typeof body.payment_status === 'string' ? body.payment_status : 'unpaid',
    sort_order: row.products.length,
  };
  const changes = { products: { before: row.products.length, after: row.products.length + 1 } };
  const products = [...row.products, added];
  relinkOpportunity(call, { ...row, products, updatedMs: call.nowMs }, changes);
  return single(productRowView(call, added), switches.createStatus);
}
