/** How searches match: substrings over names, e-mails and phones, and a fuzzy rank. */
import type { Company, Contact, Opportunity } from './records';
import { fullName } from './related-view';
import type { Workspace } from './workspace';

export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

type Text = string | null;

function holds(texts: readonly Text[], folded: string): boolean {
  return texts.some((text) => text !== null && fold(text).includes(folded));
}

export function contactTexts(contact: Contact): readonly Text[] {
  return [fullName(contact), contact.email, contact.phone, contact.landline];
}

export function companyTexts(company: Company): readonly Text[] {
  return [company.name, company.email, company.phone];
}

export function contactMatches(contact: Contact, folded: string): boolean {
  return holds(contactTexts(contact), folded);
}

export function companyMatches(company: Company, folded: string): boolean {
  return holds(companyTexts(company), folded);
}

/** Name of the opportunity; name, e-mail and phone of its contact and of its company. */
export function opportunityMatches(
  workspace: Workspace,
  row: Opportunity,
  folded: string,
): boolean {
  if (fold(row.name).includes(folded)) return true;
  const contact = workspace.contacts.get(row.contact_id ?? '');
  if (contact !== undefined && contactMatches(contact, folded)) return true;
  const company = workspace.companies.get(row.customer_id ?? '');
  return company !== undefined && companyMatches(company, folded);
}

/** How well the best of the texts answers a query, 0 to 1; 1 is an exact substring. */
export function rank(texts: readonly Text[], query: string): number {
  const wanted = fold(query);
  if (holds(texts, wanted)) return 1;
  const ranks = texts.map((text) => (text === null ? 0 : similarity(fold(text), wanted)));
  return Math.max(0, ...ranks);
}

/** Share of the query's three-letter pieces that the text holds. */
function similarity(text: string, wanted: string): number {
  const pieces = new Set<string>();
  for (let at = 0; at + 3 <= wanted.length; at++) pieces.add(wanted.slice(at, at + 3));
  if (pieces.size === 0) return 0;
  return [...pieces].filter((piece) => text.includes(piece)).length / pieces.size;
}
