/** Choosing a pipeline, filters and columns, and importing them into a new tab. */

import { tellCounts } from '../protocol/tell';
import { button, h, labelled, type StatusLine, select } from './dom';
import { ask, type ReplyOf } from './server';

type Pipeline = ReplyOf<'pipelines'>['pipelines'][number];
type Catalogue = ReplyOf<'catalogue'>;

/** `changed` is called when a tab was made. */
export function importSection(status: StatusLine, changed: () => Promise<void>): HTMLElement {
  const place = h('div');
  const start = button('Choose a pipeline', () =>
    status.during('Reading the pipelines…', async () => {
      const { pipelines } = await ask({ kind: 'pipelines', provider: 'trustpager' }, 'pipelines');
      place.replaceChildren(pipelineForm(pipelines, status, changed));
      status.say('Choose a pipeline.');
    }),
  );
  place.append(start);
  return h('section', {}, h('h2', {}, 'Import'), place);
}

function pipelineForm(
  pipelines: readonly Pipeline[],
  status: StatusLine,
  changed: () => Promise<void>,
): HTMLElement {
  const choice = select(pipelines, null);
  const details = h('div');
  const next = button('Next', () =>
    status.during('Reading the fields…', async () => {
      const pipeline = pipelines.find(({ id }) => id === choice.value);
      if (!pipeline) return;
      const request = {
        kind: 'catalogue',
        provider: 'trustpager',
        pipelineId: pipeline.id,
      } as const;
      const catalogue = await ask(request, 'catalogue');
      details.replaceChildren(detailsForm({ pipeline, catalogue, status, changed }));
      status.say('Choose filters and columns.', catalogue.limits);
    }),
  );
  return h('div', {}, labelled('Pipeline', choice), next, details);
}

interface Details {
  readonly pipeline: Pipeline;
  readonly catalogue: Catalogue;
  readonly status: StatusLine;
  readonly changed: () => Promise<void>;
}

function detailsForm({ pipeline, catalogue, status, changed }: Details): HTMLElement {
  const filters = catalogue.filters.map((filter) => ({ filter, control: filterControl(filter) }));
  const columns = catalogue.fields.map((field) => ({
    key: field.key,
    box: h('input', { type: 'checkbox', checked: field.byDefault }),
    label: field.readOnly ? `${field.label} (read-only)` : field.label,
  }));
  const go = button(
    'Import into a new tab',
    () =>
      status.during('Importing… this can take a few minutes for long lists.', async () => {
        const given = filters.filter(({ control }) => control.value.trim() !== '');
        const { tabId, tabName } = await ask(
          {
            kind: 'link',
            provider: 'trustpager',
            pipeline,
            filters: Object.fromEntries(given.map((g) => [g.filter.key, g.control.value.trim()])),
            columns: columns.filter(({ box }) => box.checked).map(({ key }) => key),
          },
          'linked',
        );
        await changed();
        const done = await ask({ kind: 'refresh', tabId }, 'refreshed');
        await changed();
        status.say(`${tabName}: ${done.counts.records} opportunities.`, [
          tellCounts(done.counts),
          ...done.remarks,
        ]);
      }),
    'primary',
  );
  return h(
    'div',
    {},
    ...filters.map(({ filter, control }) => labelled(filter.label, control)),
    h(
      'fieldset',
      {},
      h('legend', {}, 'Columns'),
      ...columns.map(({ box, label }) => h('label', { className: 'check' }, box, label)),
    ),
    go,
  );
}

function filterControl(filter: Catalogue['filters'][number]): HTMLInputElement | HTMLSelectElement {
  if (filter.type === 'choice') return select(filter.options, 'any');
  return h('input', { type: filter.type === 'day' ? 'date' : 'text' });
}
