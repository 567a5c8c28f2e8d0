/** The CRMs as people know them, and where each keeps its keys. */
import type { Request } from '../../protocol/requests';

export type Provider = Extract<Request, { kind: 'connect' }>['provider'];

interface ProviderWords {
  readonly name: string;
  /** Where a person makes a key. */
  readonly keyPlace: string;
}

/** In the order in which they are offered. */
export const PROVIDERS: readonly Provider[] = ['trustpager', 'octolane', 'close', 'lightfield'];

/** Places as the CRMs' own documentation names them. */
const WORDS: Readonly<Record<Provider, ProviderWords>> = {
  trustpager: { name: 'TrustPager', keyPlace: 'Settings, API' },
  octolane: { name: 'Octolane', keyPlace: 'Settings, Integrations, API' },
  close: { name: 'Close', keyPlace: 'Settings, Developer, API Keys' },
  lightfield: { name: 'Lightfield', keyPlace: 'Settings, API keys (for admins)' },
};

export function providerName(provider: Provider): string {
  return WORDS[provider].name;
}

export function keyPlace(provider: Provider): string {
  return WORDS[provider].keyPlace;
}
