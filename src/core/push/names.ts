/**
 * Finds out what the names that people typed mean in the CRM: accounts, contacts and whatever else
 * is too many to be options.
 *
 * Promises: one batch of requests, each name asked for once; a meaning is taken only when it is the
 * only exact one. Must not know: cells, rows, a particular CRM.
 */
import { must } from '../assert';
import type { Connector } from '../connector';
import type { Courier, Result } from '../exchange';
import { explainFault } from '../explain';
import type { ListView } from '../listing';
import type { FieldKey, Named } from '../model';
import { foldName, onlyOne } from '../value/named-match';
import type { Candidate } from '../writing';

/** A name in a cell of the field `key`. */
export interface WantedName {
  readonly key: FieldKey;
  readonly text: string;
}

export type CandidateChoice =
  | { readonly kind: 'one'; readonly item: Named }
  | { readonly kind: 'none' }
  /** `details` tell apart what is called so; two at least. */
  | { readonly kind: 'ambiguous'; readonly details: readonly string[] };

export type NameFinding =
  | CandidateChoice
  /** Nobody knows. `message`: whole sentences on why. */
  | { readonly kind: 'failed'; readonly message: string };

/** By `nameId`. */
export type NameFindings = ReadonlyMap<string, NameFinding>;

/** More requests than this for names alone would take up the whole run. */
export const NAMES_MAX = 200;

/** The same for two names that mean the same: case and spaces around a name do not count. */
export function nameId({ key, text }: WantedName): string {
  return JSON.stringify([key, foldName(text)]);
}

/**
 * The only candidate that is called so: by its label or by one of its aliases, apart from case and
 * spaces around it. A candidate that comes twice is one.
 */
export function chooseCandidate(text: string, candidates: readonly Candidate[]): CandidateChoice {
  const name = foldName(text);
  const isCalled = ({ label, aliases = [] }: Candidate) =>
    [label, ...aliases].some((each) => foldName(each) === name);
  const match = onlyOne(candidates.filter(isCalled));
  switch (match.kind) {
    case 'none':
      return match;
    case 'one':
      return { kind: 'one', item: { id: match.item.id, label: match.item.label } };
    case 'ambiguous':
      return { kind: 'ambiguous', details: match.items.map(({ id, detail }) => detail || id) };
  }
}

export interface NameLookUp {
  readonly connector: Pick<Connector, 'name' | 'writing'>;
  readonly courier: Courier;
  readonly view: ListView;
  readonly wanted: readonly WantedName[];
}

/**
 * A finding for every wanted name. At most one request for each different name, all in one batch,
 * none where there is nothing to ask.
 */
export function lookUpNames({ connector, courier, view, wanted }: NameLookUp): NameFindings {
  const distinct = new Map(wanted.map((name) => [nameId(name), name]));
  const findings = new Map<string, NameFinding>();
  const asked: [string, WantedName][] = [];
  for (const [id, name] of distinct) {
    if (!connector.writing.lookedUp.includes(name.key)) {
      findings.set(id, failed(`${connector.name} offers no way to look this name up.`));
    } else if (asked.length === NAMES_MAX) findings.set(id, failed(TOO_MANY));
    else asked.push([id, name]);
  }
  if (asked.length === 0) return findings;
  const results = courier.send(
    asked.map(([, { key, text }]) => connector.writing.candidates(view, key, text.trim())),
  );
  asked.forEach(([id, { text }], index) => {
    const result = must(results[index], 'a courier answers every exchange');
    findings.set(id, findingOf(text, result, connector.name));
  });
  return findings;
}

const TOO_MANY = `Only ${NAMES_MAX} different names can be looked up in one run. Send this row again afterwards.`;

function findingOf(text: string, result: Result<readonly Candidate[]>, crm: string): NameFinding {
  return result.ok ? chooseCandidate(text, result.value) : failed(explainFault(result.fault, crm));
}

function failed(message: string): NameFinding {
  return { kind: 'failed', message };
}
