/** The wire fixtures of a CRM: answers that were written from its documentation, by name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpAnswer } from '../../src/core/exchange';
import type { ProviderId } from '../../src/core/model';

interface Fixture {
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** A body that is not JSON, or none. */
    readonly bodyText?: string;
  };
}

export type Fixtures = ReadonlyMap<string, HttpAnswer>;

export const FIXTURE_FOLDER = join(__dirname, '../fixtures/wire');

/** Empty where there is no folder. */
export function fixturesOf(provider: ProviderId): Fixtures {
  const folder = join(FIXTURE_FOLDER, provider);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(
    files.map((file) => {
      const fixture = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture;
      const { status, headers, body, bodyText } = fixture.answer;
      const answer = { status, headers, body: bodyText ?? JSON.stringify(body) };
      return [file.replace(/\.json$/, ''), answer] as const;
    }),
  );
}
