/** The answers of the wire fixtures as the courier hands them to a reader. */
import type { HttpAnswer } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import { type Fixture, loadFixtures } from '../../host/sandbox/trustpager/fixture';
import { KEY } from './wire-answers';

export const FIXTURES = loadFixtures();

/** A tab on the pipeline that the fixtures are about. */
export const VIEW: ListView = {
  key: KEY,
  scope: { pipeline: { id: '00000000-0000-4000-8000-000000000101', label: 'Sales' }, filters: {} },
  columns: [],
};

export function fixture(name: string): Fixture {
  const found = FIXTURES.find((one) => one.name === name);
  if (!found) throw new Error(`no fixture ${name}`);
  return found;
}

export function answerOf({ answer }: Fixture): HttpAnswer {
  const { status, headers, bodyText, body } = answer;
  return { status, headers, body: bodyText ?? JSON.stringify(body) };
}
