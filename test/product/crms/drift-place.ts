/**
 * Two custom fields of each CRM, a number and a choice, and a colleague who deletes, restores and
 * changes them. Knows the sandboxes, not the add-on.
 */
import type { ProviderId } from '../../../src/core/model';
import { must } from '../../../src/host/sandbox/assume';
import type { Json } from '../../../src/host/sandbox/json';
import type { Product } from '../../support/product';

export interface DriftPlace {
  readonly number: { readonly key: string; readonly title: string };
  readonly choice: {
    readonly key: string;
    readonly title: string;
    readonly options: readonly [string, string];
  };
  /** Gives a record values; `number` also as text, `choice` as a label. */
  fill(id: string, values: { readonly number?: Json; readonly choice?: string }): void;
  /** What the CRM holds of a record. */
  held(id: string): { readonly number: Json; readonly choice: Json };
  deleteNumber(): void;
  restoreNumber(): void;
  numberAs(type: 'text' | 'number'): void;
  /** Takes the first option away, or puts it back. */
  offerFirst(on: boolean): void;
}

const PLACES: Readonly<Record<ProviderId, (product: Product) => DriftPlace>> = {
  trustpager: ({
    sandboxes: {
      trustpager: { colleague, workspace },
    },
  }) => {
    const rows = () => workspace().opportunities;
    const metadataOf = (id: string) => must(rows().get(id), id).metadata;
    const field = (wanted: string) =>
      must(
        workspace().settings.custom_fields.deal.find(({ id }) => id === wanted),
        wanted,
      );
    const [seats, size] = [field('seats'), field('deal_size')];
    const [first = '', second = ''] = size.options ?? [];
    return {
      number: { key: 'custom.seats', title: seats.label },
      choice: { key: 'custom.deal_size', title: size.label, options: [first, second] },
      fill: (id, { number, choice }) =>
        colleague.edit(id, {
          metadata: {
            ...metadataOf(id),
            ...(number !== undefined && { seats: number }),
            ...(choice !== undefined && { deal_size: choice }),
          },
        }),
      held: (id) => {
        const { seats: number = null, deal_size: choice = null } = metadataOf(id);
        return { number, choice };
      },
      deleteNumber: () => colleague.removeCustomField('seats'),
      restoreNumber: () => colleague.addCustomField(seats),
      numberAs: (type) => colleague.changeCustomField('seats', { type }),
      offerFirst: (on) =>
        colleague.changeCustomField('deal_size', {
          options: (size.options ?? []).filter((option) => on || option !== first),
        }),
    };
  },
  close: ({
    sandboxes: {
      close: { colleague, workspace },
    },
  }) => {
    const field = (wanted: string) =>
      must(
        workspace().opportunityFields.find(({ name }) => name === wanted),
        wanted,
      );
    const [seats, size] = [field('Seats'), field('Deal size')];
    const [first = '', second = ''] = size.choices ?? [];
    const customOf = (id: string) => must(workspace().opportunities.get(id), id).custom;
    return {
      number: { key: `custom.${seats.id}`, title: seats.name },
      choice: { key: `custom.${size.id}`, title: size.name, options: [first, second] },
      fill: (id, { number, choice }) =>
        colleague.edit(id, {
          custom: {
            ...customOf(id),
            ...(number !== undefined && { [seats.id]: number }),
            ...(choice !== undefined && { [size.id]: choice }),
          },
        }),
      held: (id) => ({
        number: customOf(id)[seats.id] ?? null,
        choice: customOf(id)[size.id] ?? null,
      }),
      deleteNumber: () => colleague.removeCustomField(seats.id),
      restoreNumber: () => colleague.addCustomField(seats),
      numberAs: (type) => colleague.changeCustomField(seats.id, { type }),
      offerFirst: (on) =>
        colleague.changeCustomField(size.id, {
          choices: (size.choices ?? []).filter((choice) => on || choice !== first),
        }),
    };
  },
  octolane: ({
    sandboxes: {
      octolane: { colleague, workspace },
    },
    crm,
  }) => {
    const pipelineId = crm.pipeline.id;
    const field = (wanted: string) =>
      must(
        workspace()
          .pipelines.get(pipelineId)
          ?.customFields.find(({ propertyName }) => propertyName === wanted),
        wanted,
      );
    const [seats, source] = [field('number_7'), field('select_530')];
    const options = source.options ?? [];
    const [first, second] = [must(options[0], 'an option'), must(options[1], 'another')];
    const optionOf = (wanted: string) =>
      must(
        options.find(({ label }) => label === wanted),
        wanted,
      );
    const customOf = (id: string) => must(workspace().opportunities.now.get(id), id).custom;
    return {
      number: { key: 'custom.number_7', title: seats.currentName },
      choice: {
        key: 'custom.select_530',
        title: source.currentName,
        options: [first.label, second.label],
      },
      fill: (id, { number, choice }) =>
        colleague.edit(id, {
          custom: {
            ...(number !== undefined && { number_7: number }),
            ...(choice !== undefined && { select_530: optionOf(choice).value }),
          },
        }),
      held: (id) => {
        const { number_7: number = null, select_530: choice = null } = customOf(id);
        return { number, choice: options.find(({ value }) => value === choice)?.label ?? choice };
      },
      deleteNumber: () => colleague.removeCustomField(pipelineId, 'number_7'),
      restoreNumber: () => colleague.addCustomField(pipelineId, seats),
      numberAs: (type) =>
        colleague.changeCustomField(pipelineId, 'number_7', {
          type: type === 'text' ? 'string' : 'number',
        }),
      offerFirst: (on) =>
        colleague.changeCustomField(pipelineId, 'select_530', {
          options: options.filter((option) => on || option !== first),
        }),
    };
  },
  lightfield: ({
    sandboxes: {
      lightfield: { colleague, workspace },
    },
  }) => {
    const field = (wanted: string) =>
      must(
        workspace().schemas.opportunity.fields.find(({ key }) => key === wanted),
        wanted,
      );
    const [score, source] = [field('icp-score'), field('lead-source')];
    const options = source.typeConfiguration.options ?? [];
    const [first, second] = [must(options[0], 'an option'), must(options[1], 'another')];
    const idOf = (wanted: string) =>
      must(
        options.find(({ label }) => label === wanted),
        wanted,
      ).id;
    const fieldsOf = (id: string) => must(workspace().records.opportunity.get(id), id).fields;
    return {
      number: { key: 'icp-score', title: score.label },
      choice: { key: 'lead-source', title: source.label, options: [first.label, second.label] },
      fill: (id, { number, choice }) =>
        colleague.edit(id, {
          ...(number !== undefined && { 'icp-score': number }),
          ...(choice !== undefined && { 'lead-source': idOf(choice) }),
        }),
      held: (id) => {
        const { 'icp-score': number = null, 'lead-source': choice = null } = fieldsOf(id);
        const label = options.find((option) => option.id === choice)?.label ?? choice;
        return { number, choice: label };
      },
      deleteNumber: () => colleague.removeField('opportunity', 'icp-score'),
      restoreNumber: () => colleague.addField('opportunity', score),
      numberAs: (type) =>
        colleague.changeField('opportunity', 'icp-score', {
          valueType: type === 'text' ? 'TEXT' : 'NUMBER',
        }),
      offerFirst: (on) =>
        colleague.changeField('opportunity', 'lead-source', {
          typeConfiguration: {
            ...source.typeConfiguration,
            options: options.filter((option) => on || option !== first),
          },
        }),
    };
  },
};

export function driftPlaceIn(product: Product): DriftPlace {
  return PLACES[product.crm.provider](product);
}
