/** The place of a provider among the sandboxes of a local host; it is seeded now if it was not. */
import type { ProviderId } from '../../../src/core/model';
import type { Sandboxes } from '../../../src/host/local-host';
import { closePlace } from './close';
import { lightfieldPlace } from './lightfield';
import { octolanePlace } from './octolane';
import type { CrmPlace } from './place';
import { trustPagerPlace } from './trustpager';

const PLACES: Readonly<Record<ProviderId, (sandboxes: Sandboxes) => CrmPlace>> = {
  trustpager: ({ trustpager }) => trustPagerPlace(trustpager),
  octolane: ({ octolane }) => octolanePlace(octolane),
  close: ({ close }) => closePlace(close),
  lightfield: ({ lightfield }) => lightfieldPlace(lightfield),
};

export const PROVIDERS = Object.keys(PLACES) as readonly ProviderId[];

export function placeIn(sandboxes: Sandboxes, provider: ProviderId): CrmPlace {
  return PLACES[provider](sandboxes);
}
