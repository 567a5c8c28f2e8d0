/** What a subject still owes the contract, each thing in a sentence that says what to do. */
import { CASES, type Group } from './cases';
import { FIXTURE_FOLDER, type Fixtures } from './fixtures';
import { isNever, type Never, type Subject } from './manifest';

/** A reason shorter than this explains nothing. */
const REASON_LENGTH_MIN = 20;

/** What a case is, however its group calls its fixtures. */
type Entry = Never | { readonly fixture: string } | { readonly pages: readonly string[] };

export function gapsOf(subject: Subject, fixtures: Fixtures): readonly string[] {
  const groups = Object.keys(CASES) as Group[];
  return [
    ...groups.flatMap((group) => gapsIn(subject, fixtures, group)),
    ...contradictions(subject),
  ];
}

function gapsIn({ connector, manifest }: Subject, fixtures: Fixtures, group: Group) {
  const entries = manifest[group] as Readonly<Record<string, Entry | undefined>>;
  const wanted: readonly string[] = CASES[group];
  const strange = Object.keys(entries).filter((name) => !wanted.includes(name));
  const where = `${connector.name}, ${group}`;
  return [
    ...strange.map((name) => `${where}: "${name}" is no case of the contract.`),
    ...wanted.flatMap((name) => {
      const entry = entries[name];
      return entry
        ? gapOf(`${where}: "${name}"`, entry, connector.provider, fixtures)
        : [`${where}: "${name}" has neither a fixture nor a reason why it cannot be.`];
    }),
  ];
}

function gapOf(where: string, entry: Entry, provider: string, fixtures: Fixtures) {
  if (isNever(entry)) {
    const isReason = entry.never.length >= REASON_LENGTH_MIN && entry.never.endsWith('.');
    return isReason ? [] : [`${where} cannot be, but the reason is no sentence.`];
  }
  const names = 'pages' in entry ? entry.pages : [entry.fixture];
  return names
    .filter((name) => !fixtures.has(name))
    .map((name) => `${where} wants ${FIXTURE_FOLDER}/${provider}/${name}.json, which is missing.`);
}

/** Whoever has the trait has the case, and the other way round. */
function contradictions({ connector, manifest }: Subject): readonly string[] {
  const { name, writing, pageSize } = connector;
  const traits: readonly (readonly [string, boolean, Never | object | undefined])[] = [
    ['several created in part', writing.createMax > 1, manifest.writes['several created in part']],
    ['several changed in part', writing.updateMax > 1, manifest.writes['several changed in part']],
    ['one deleted', writing.remove !== null, manifest.writes['one deleted']],
    [
      'a creation that waits for a person',
      writing.approval !== null,
      manifest.writes['a creation that waits for a person'],
    ],
    [
      'the first answer of a key again',
      writing.doubt.kind === 'key',
      manifest.writes['the first answer of a key again'],
    ],
    [
      'a new one of that name',
      writing.creatable.length > 0,
      manifest.names['a new one of that name'],
    ],
    ['several pages to the end', pageSize > 0, manifest.lists['several pages to the end']],
  ];
  return traits
    .filter(([, has, entry]) => entry !== undefined && has === isNever(entry))
    .map(([title, has]) => `${name}: "${title}" ${has ? 'can be' : 'cannot be'}, by its traits.`);
}
