/** The shapes that Octolane's OpenAPI promises for answers, and a checker that names the offences. */

export interface Schema {
  /** Kinds that the value may have; absent: any. */
  readonly is?: readonly ('string' | 'number' | 'boolean' | 'object' | 'array' | 'null' | 'uuid')[];
  readonly required?: readonly string[];
  readonly keys?: Readonly<Record<string, Schema>>;
  /** No keys but these. */
  readonly closed?: true;
  /** Of the elements of an array, or of the values of a map. */
  readonly each?: Schema;
  readonly among?: readonly string[];
}

const uuid: Schema = { is: ['uuid'] };
const maybeUuid: Schema = { is: ['uuid', 'null'] };
const text: Schema = { is: ['string'] };
const maybeText: Schema = { is: ['string', 'null'] };
const number: Schema = { is: ['number'] };
const boolean: Schema = { is: ['boolean'] };

const attributeType: Schema = {
  among: [
    ...['string', 'number', 'checkbox', 'date', 'date_range', 'rating', 'timestamp', 'select'],
    ...['multi_select', 'currency', 'percentage', 'location', 'time', 'datetime', 'email'],
    ...['phone', 'website', 'url', 'radio', 'team_members'],
  ],
};

const definition: Schema = {
  is: ['object'],
  required: ['current_name', 'property_name', 'attribute_type'],
  keys: {
    current_name: text,
    property_name: text,
    attribute_type: attributeType,
    metadata: { is: ['object', 'null'] },
  },
  closed: true,
};

const opportunity: Schema = {
  is: ['object'],
  keys: {
    id: uuid,
    name: maybeText,
    pipeline_id: uuid,
    stage_id: maybeUuid,
    stage_name: maybeText,
    account_id: maybeUuid,
    contact_id: maybeUuid,
    additional_contacts: {
      is: ['array'],
      each: {
        is: ['object'],
        keys: {
          contact_id: uuid,
          contact_first_name: maybeText,
          contact_last_name: maybeText,
          contact_email: maybeText,
        },
        closed: true,
      },
    },
    custom_fields: { is: ['object'] },
  },
};

const account: Schema = {
  is: ['object'],
  keys: { id: uuid, name: maybeText, domain: maybeText, custom_fields: { is: ['object'] } },
};

const contact: Schema = {
  is: ['object'],
  keys: {
    id: uuid,
    first_name: maybeText,
    last_name: maybeText,
    email: maybeText,
    custom_fields: { is: ['object'] },
  },
};

function pageOf(name: string, record: Schema): Schema {
  return {
    is: ['object'],
    required: [name, 'custom_field_definitions', 'has_more', 'next_cursor', 'limit'],
    keys: {
      [name]: { is: ['array'], each: record },
      custom_field_definitions: { is: ['object'], each: definition },
      has_more: boolean,
      next_cursor: maybeText,
      limit: number,
    },
  };
}

const stage: Schema = {
  is: ['object'],
  required: ['stage_id', 'pipeline_id', 'label', 'stage_order'],
  keys: {
    stage_id: uuid,
    pipeline_id: uuid,
    label: text,
    color: maybeText,
    is_active: boolean,
    is_default: boolean,
    probability: number,
    stage_order: number,
    stage_type: { among: ['default', 'positive', 'negative'] },
  },
};

const field: Schema = {
  is: ['object'],
  required: ['property_name', 'current_name', 'attribute_type'],
  keys: {
    id: uuid,
    attribute_id: uuid,
    property_name: text,
    current_name: text,
    original_name: text,
    attribute_type: attributeType,
    entity_type: { among: ['company', 'people', 'opportunity'] },
    pipeline_id: maybeUuid,
    is_editable: boolean,
    is_hidden: boolean,
    is_system: boolean,
    attribute_order: number,
    metadata: { is: ['object', 'null'] },
  },
};

const historyEntry: Schema = {
  is: ['object'],
  keys: {
    property_name: text,
    property_label: text,
    old_value: { is: ['object', 'null'] },
    new_value: { is: ['object', 'null'] },
    old_value_label: maybeText,
    new_value_label: maybeText,
    user: { is: ['object', 'null'], keys: { id: uuid, display_name: text } },
    created_at: text,
  },
};

function listIn(name: string, item: Schema): Schema {
  return { is: ['object'], required: [name], keys: { [name]: { is: ['array'], each: item } } };
}

function envelope(data: Schema): Schema {
  return { is: ['object'], keys: { success: boolean, message: text, data } };
}

/** Whole answers by what they hold. */
export const schemas = {
  anything: envelope({}),
  opportunities: envelope(pageOf('opportunities', opportunity)),
  accounts: envelope(pageOf('accounts', account)),
  contacts: envelope(pageOf('contacts', contact)),
  stages: envelope(listIn('stages', stage)),
  fields: envelope(listIn('fields', field)),
  history: envelope({
    is: ['object'],
    keys: {
      metadata: { is: ['object'], keys: { total: number, page: number, limit: number } },
      historicalData: { is: ['array'], each: historyEntry },
    },
  }),
  error: {
    is: ['object'],
    required: ['success', 'message', 'statusCode'],
    keys: { success: boolean, message: text, statusCode: number },
  },
} as const satisfies Record<string, Schema>;

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function kindsOf(value: unknown): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return typeof value === 'string' && uuidPattern.test(value) ? ['string', 'uuid'] : [typeof value];
}

/** Where `value` is not as promised; empty when it is. */
export function offences(schema: Schema, value: unknown, path = ''): readonly string[] {
  const { is, among, required = [], keys = {}, closed, each } = schema;
  const kinds = kindsOf(value);
  if (is !== undefined && !is.some((kind) => kinds.includes(kind))) {
    return [`${path} is ${kinds[0]}, not ${is.join('|')}`];
  }
  if (among !== undefined && !among.includes(String(value))) return [`${path} is ${String(value)}`];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value);
  return [
    ...required.filter((key) => !(key in value)).map((key) => `${path}.${key} is missing`),
    ...parts.flatMap(([key, part]) => {
      const own = Object.hasOwn(keys, key) ? keys[key] : each;
      if (own !== undefined) return offences(own, part, `${path}.${key}`);
      return closed ? [`${path}.${key} is not allowed`] : [];
    }),
  ];
}
