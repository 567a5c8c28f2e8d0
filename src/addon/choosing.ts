/**
 * What a person chooses from before an import: a CRM that accepts the key, its pipelines, fields and
 * filters.
 *
 * Promises: a key is kept only after the CRM has accepted it. Must not know: how choices are shown.
 */
import { readCatalogue } from '../core/catalogue';
import { tryKey } from '../core/connect';
import type { Connector } from '../core/connector';
import { explainFault } from '../core/explain';
import type { FieldSpec } from '../core/model';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { userStore } from './adapters/property-store';
import { keepConnection } from './connections';
import { unknownProvider, WAIT_MS_MAX, withCrm } from './crm-access';
import { me } from './profile';
import { connectorOf, courierFor } from './providers';

type Of<K extends Request['kind']> = Extract<Request, { kind: K }>;

type Choices = Omit<Extract<Reply, { kind: 'catalogue' }>, 'kind' | 'limits'>;

export function connect({ provider, key }: Of<'connect'>, startedMs: number): Reply {
  const connector = connectorOf(provider);
  if (!connector) return unknownProvider(provider);
  const trimmed = key.trim();
  const courier = courierFor(connector, trimmed, { startedMs, waitMsMax: WAIT_MS_MAX });
  const result = tryKey(connector, courier, trimmed);
  courier.close();
  if (result.kind === 'refused') return { kind: 'failed', message: result.message };
  keepConnection(userStore(), result.connection);
  // Made here, so that no run has to pay for it.
  me(userStore().all());
  return { kind: 'connected', label: result.connection.label, limits: [...result.limits] };
}

export function listPipelines({ provider }: Of<'pipelines'>, startedMs: number): Reply {
  return withCrm(provider, startedMs, ({ connector, courier, connection }) => {
    const [result] = courier.send([connector.pipelines(connection.key)]);
    if (!result?.ok) return { kind: 'failed', message: messageOf(result, connector) };
    if (result.value.length === 0) return noPipeline(connector);
    return { kind: 'pipelines', pipelines: [...result.value] };
  });
}

export function listFields(request: Of<'catalogue'>, startedMs: number): Reply {
  const { provider, pipelineId } = request;
  return withCrm(provider, startedMs, ({ connector, courier, connection }) => {
    const read = readCatalogue(connector, courier, { key: connection.key, pipelineId });
    if (read.kind === 'failed') return read;
    return { kind: 'catalogue', ...choicesOf(connector, read.fields), limits: [...read.limits] };
  });
}

/** What a catalogue lets a person choose from. */
export function choicesOf({ filters }: Connector, fields: readonly FieldSpec[]): Choices {
  const optionsOf = (key: string | undefined) =>
    fields.find((field) => field.key === key)?.options ?? [];
  return {
    fields: fields.map(({ key, label, type, byDefault = false, onUpdate }) => {
      return { key, label, type, byDefault, readOnly: onUpdate === 'no' };
    }),
    filters: filters.map(({ key, label, type, optionsOf: field }) => {
      return { key, label, type, options: [...optionsOf(field)] };
    }),
    markers: markersOf(fields),
  };
}

/** Custom text fields: what a workspace has made for itself may be given a meaning by it. */
function markersOf(fields: readonly FieldSpec[]): { id: string; label: string }[] {
  return fields
    .filter(({ key, type, onCreate }) => isCustom(key) && type === 'text' && onCreate === 'yes')
    .map(({ key, label }) => ({ id: key, label }));
}

function isCustom(key: string): boolean {
  return key.startsWith('custom.');
}

function messageOf(
  result: { ok: false; fault: Parameters<typeof explainFault>[0] } | undefined,
  connector: Connector,
): string {
  return explainFault(result?.fault ?? { kind: 'network', detail: '' }, connector.name);
}

function noPipeline({ name }: Connector): Reply {
  return {
    kind: 'failed',
    message: `The ${name} workspace has no pipeline yet. Create one in ${name} first.`,
  };
}
