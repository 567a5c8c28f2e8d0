/**
 * Tries a key before it is kept, and says what it can and cannot do.
 * Must not know: where connections are kept, a particular CRM.
 */
import type { Check, CheckAnswer, Connector } from './connector';
import type { Courier, Result } from './exchange';
import { explainFault } from './explain';
import type { Connection } from './model';

export type ConnectResult =
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'accepted';
      readonly connection: Connection;
      /** What will not be offered, and which right would help. */
      readonly limits: readonly string[];
    };

/** So many ids tell a workspace for certain, and fit into a property. */
const FINGERPRINT_IDS_MAX = 20;

/** One batch of requests; nothing is kept here. */
export function tryKey(connector: Connector, courier: Courier, key: string): ConnectResult {
  const { name } = connector;
  if (!connector.looksLikeKey(key)) {
    return {
      kind: 'refused',
      message: `This is no key of ${name}: copy the whole key from the settings of ${name}, without spaces.`,
    };
  }
  const checks = connector.checks(key);
  const results = courier.send(checks.map(({ exchange }) => exchange));
  const refusal = refusalOf(checks, results, name);
  if (refusal !== null) return { kind: 'refused', message: refusal };
  const answers = results.flatMap((result) => (result.ok ? [result.value] : []));
  const fingerprint = answers
    .flatMap((answer) => answer.fingerprint ?? [])
    .slice(0, FINGERPRINT_IDS_MAX);
  if (fingerprint.length === 0) {
    return {
      kind: 'refused',
      message: `The ${name} workspace has no pipeline yet. Create one in ${name}, then connect again.`,
    };
  }
  const label = answers.find((answer) => answer.workspaceName)?.workspaceName ?? name;
  const limits = checks.flatMap((check, index) => {
    const result = results[index];
    return result?.ok ? [] : [`The key lacks ${check.right}: ${check.without}.`];
  });
  return {
    kind: 'accepted',
    connection: { provider: connector.provider, key, label, fingerprint },
    limits,
  };
}

/** Faults that concern the key or the workspace as a whole come before missing rights. */
function refusalOf(
  checks: readonly Check[],
  results: readonly Result<CheckAnswer>[],
  name: string,
): string | null {
  const failures = checks.flatMap((check, index) => {
    const result = results[index];
    return result && !result.ok ? [{ check, fault: result.fault }] : [];
  });
  const whole = failures.find(
    ({ fault }) => fault.kind !== 'forbidden' && fault.kind !== 'notFound',
  );
  if (whole?.fault.kind === 'unauthorized') {
    return `${name} does not accept this key. Copy it again, or create a new one in the settings of ${name}.`;
  }
  if (whole) return explainFault(whole.fault, name);
  const missing = failures.filter(({ check }) => check.required);
  if (missing.length === 0) return null;
  const rights = missing.map(({ check }) => `${check.right} (to ${check.purpose})`).join(', ');
  return `The key lacks rights that are needed: ${rights}. Ask an admin for a key with these rights, then connect again.`;
}
