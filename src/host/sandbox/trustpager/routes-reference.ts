/** Reference data: pipelines, stages, users, settings, tag palette, products, balance, search. */
import type { JsonObject } from '../json';
import type { Order } from '../table';
import { type Answer, notFound, single } from './answers';
import type { Call, Route } from './call';
import { searchAnswer } from './fuzzy-search';
import { listAnswer } from './list-query';
import { companyTexts, contactTexts } from './matching';
import type { Pipeline, Product } from './records';
import { fullName, pipelineView, stageView, userView } from './related-view';

export const referenceRoutes: readonly Route[] = [
  { method: 'GET', path: '/pipelines', scopes: ['pipelines:read'], handle: pipelines },
  {
    method: 'GET',
    path: '/pipelines/:id',
    scopes: ['pipelines:read'],
    handle: (call) => withPipeline(call, (pipeline) => single(pipelineView(pipeline))),
  },
  {
    method: 'GET',
    path: '/pipelines/:id/stages',
    scopes: ['pipelines:read'],
    handle: (call) => withPipeline(call, (pipeline) => stages(call, pipeline)),
  },
  { method: 'GET', path: '/company/users', scopes: ['users:read'], handle: users },
  { method: 'GET', path: '/company/users/:id', scopes: ['users:read'], handle: user },
  { method: 'GET', path: '/company/crm-settings', scopes: ['company:read'], handle: settings },
  {
    method: 'GET',
    path: '/company/settings/tag-palette',
    scopes: ['company:read'],
    handle: ({ workspace }) => ({
      status: 200,
      body: {
        data: workspace.tagPalette.map(({ name, color }) => ({ name, color })),
        meta: { url: 'https://app.trustpager.com/settings/tags' },
      },
    }),
  },
  { method: 'GET', path: '/products', scopes: ['products:read'], handle: products },
  {
    method: 'GET',
    path: '/billing/balance',
    scopes: ['billing:read'],
    handle: ({ workspace }) => single({ balance: workspace.creditsRemaining }),
  },
  {
    method: 'POST',
    path: '/search',
    scopes: ['contacts:read', 'companies:read', 'opportunities:read'],
    reads: true,
    takesBody: true,
    handle: searchAll,
  },
];

const byPosition: Order<Pipeline> = {
  name: 'position',
  valueOf: (pipeline) => pipeline.position,
  descending: false,
};

function pipelines(call: Call): Answer {
  const table = call.workspace.pipelines;
  if (call.switches.pipelinePaging === 'paged') {
    return listAnswer(call, { table, order: byPosition, accept: () => true, view: pipelineView });
  }
  return single(table.values().map(pipelineView));
}

function withPipeline(call: Call, then: (pipeline: Pipeline) => Answer): Answer {
  const pipeline = call.workspace.pipelines.get(call.params.id ?? '');
  return pipeline === undefined ? notFound(call.switches, 'Pipeline') : then(pipeline);
}

function stages({ workspace }: Call, pipeline: Pipeline): Answer {
  const counts = new Map<string, number>();
  for (const row of workspace.opportunities.values()) {
    for (const { stage_id } of row.placements)
      counts.set(stage_id, (counts.get(stage_id) ?? 0) + 1);
  }
  return single(
    pipeline.stages.map((stage) => stageView(stage, pipeline.id, counts.get(stage.id) ?? 0)),
  );
}

function users({ workspace, switches }: Call): Answer {
  return single(workspace.users.values().map((row) => userView(row, switches)));
}

function user({ workspace, switches, params }: Call): Answer {
  const row = workspace.users.get(params.id ?? '');
  return row === undefined ? notFound(switches, 'User') : single(userView(row, switches));
}

function settings({ workspace }: Call): Answer {
  const { custom_fields, ...lists } = workspace.settings;
  const definitions = (fields: typeof custom_fields.deal): readonly JsonObject[] =>
    fields.map(({ id, label, type, options }) => ({
      id,
      label,
      type,
      ...(options && { options }),
    }));
  return single({
    ...lists,
    accounts_enabled: true,
    contacts_enabled: true,
    enable_work_orders: false,
    custom_fields: {
      deal: definitions(custom_fields.deal),
      account: definitions(custom_fields.account),
      contact: definitions(custom_fields.contact),
    },
  });
}

const byName: Order<Product> = {
  name: 'name',
  valueOf: (product) => product.name,
  descending: false,
};

function products(call: Call): Answer {
  return listAnswer(call, {
    table: call.workspace.products,
    order: byName,
    accept: () => true,
    view: (product) => ({ ...product }),
  });
}

interface Found {
  readonly entity_type: 'contact' | 'customer' | 'deal';
  readonly entity_id: string;
  readonly display_name: string;
  readonly subtitle: string | null;
  readonly texts: readonly (string | null)[];
}

function searchAll(call: Call): Answer {
  return searchAnswer(call, {
    rows: findable(call),
    textsOf: ({ texts }) => texts,
    view: ({ texts: _searched, ...row }, rank) => ({ ...row, rank }),
  });
}

function findable({ workspace }: Call): readonly Found[] {
  const { contacts, companies, opportunities } = workspace;
  return [
    ...contacts.values().map(
      (contact): Found => ({
        entity_type: 'contact',
        entity_id: contact.id,
        display_name: fullName(contact),
        subtitle: contact.email,
        texts: contactTexts(contact),
      }),
    ),
    ...companies.values().map(
      (company): Found => ({
        entity_type: 'customer',
        entity_id: company.id,
        display_name: company.name,
        subtitle: company.email,
        texts: companyTexts(company),
      }),
    ),
    ...opportunities.values().map(
      (row): Found => ({
        entity_type: 'deal',
        entity_id: row.id,
        display_name: row.name,
        subtitle: row.public_id,
        texts: [row.name],
      }),
    ),
  ];
}
