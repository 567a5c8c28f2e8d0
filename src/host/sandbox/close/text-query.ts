/**
 * The two search texts of Close: `query` of opportunities with clauses such as `note:important`,
 * and `query` of leads with words or `name:"Acme"`. A clause that is not known here says so.
 */
import { type Answer, sentence } from './answers';
import type { Lead, Opportunity } from './records';
import { allStatuses, contactsOf, leadName, type Workspace } from './workspace';

interface Clause {
  /** Empty: a bare word. */
  readonly field: string;
  /** In lower case. */
  readonly text: string;
}

function clausesOf(query: string): Clause[] {
  const found = query.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g);
  return [...found].map(([, field = '', quoted, word = '']) => ({
    field,
    text: (quoted ?? word).toLowerCase(),
  }));
}

function notHere(field: string): Answer {
  return sentence(501, `The query clause ${field} is not in this sandbox.`);
}

/** All clauses must hold. Bare words are looked for in the note. */
export function readTextQuery(
  workspace: Workspace,
  query: string,
): ((row: Opportunity) => boolean) | Answer {
  const clauses = clausesOf(query);
  const unknown = clauses.find(
    ({ field }) => !['', 'note', 'opportunity_status_type'].includes(field),
  );
  if (unknown !== undefined) return notHere(unknown.field);
  const types = new Map(allStatuses(workspace).map(({ status }) => [status.id, status.type]));
  return (row) =>
    clauses.every(({ field, text }) =>
      field === 'opportunity_status_type'
        ? types.get(row.status_id) === text
        : (row.note ?? '').toLowerCase().includes(text),
    );
}

/** A search, not a comparison: every word must occur in the name, whatever stands around it. */
export function readLeadQuery(
  workspace: Workspace,
  query: string,
): ((lead: Lead) => boolean) | Answer {
  const clauses = clausesOf(query);
  const unknown = clauses.find(({ field }) => !['', 'name', 'id'].includes(field));
  if (unknown !== undefined) return notHere(unknown.field);
  return (lead) =>
    clauses.every(({ field, text }) => {
      if (field === 'id') return lead.id.toLowerCase() === text;
      const people = field === '' ? contactsOf(workspace, lead).map(({ name }) => name ?? '') : [];
      return hasWords([leadName(lead), ...people].join(' '), text);
    });
}

/** Whole words in any case and any order. */
export function hasWords(text: string, wanted: string): boolean {
  const words = new Set(wordsOf(text));
  return wordsOf(wanted).every((word) => words.has(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
