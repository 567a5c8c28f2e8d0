/**
 * Finds accounts by domain and contacts by e-mail, the identifiers that the API knows them by. An
 * index over the tables: what it finds is compared with the row's present identifier.
 */
import type { Table } from '../table';
import type { Partner, PartnerKind } from './records';
import type { OctolaneSwitches } from './switches';

type Reading = OctolaneSwitches['identifiers'];

export interface Directory {
  /** To be called whenever a partner is put into its table. */
  note(kind: PartnerKind, partner: Partner): void;
  find(kind: PartnerKind, identifier: string, reading: Reading): Partner | undefined;
}

export const identifierKeys = { account: 'domain', contact: 'email' } as const;

export function createDirectory(tables: Readonly<Record<PartnerKind, Table<Partner>>>): Directory {
  const ids = new Map<string, Set<string>>();
  const slot = (kind: PartnerKind, identifier: string): string =>
    `${kind} ${normalised(identifier)}`;
  const identifierOf = (kind: PartnerKind, partner: Partner): string | null => {
    const value = partner.fields[identifierKeys[kind]];
    return typeof value === 'string' ? value : null;
  };
  const directory: Directory = {
    note: (kind, partner) => {
      const identifier = identifierOf(kind, partner);
      if (identifier === null) return;
      const key = slot(kind, identifier);
      ids.set(key, (ids.get(key) ?? new Set()).add(partner.id));
    },
    find: (kind, identifier, reading) =>
      [...(ids.get(slot(kind, identifier)) ?? [])]
        .flatMap((id) => tables[kind].get(id) ?? [])
        .find((partner) => {
          const own = identifierOf(kind, partner) ?? '';
          if (reading === 'asGiven') return own === identifier;
          return normalised(own) === normalised(identifier);
        }),
  };
  for (const kind of ['account', 'contact'] as const) {
    for (const partner of tables[kind].values()) directory.note(kind, partner);
  }
  return directory;
}

/** `https://www.Acme.com/about` becomes `acme.com`; e-mails only lose their capitals. */
export function normalised(identifier: string): string {
  return identifier
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '');
}
