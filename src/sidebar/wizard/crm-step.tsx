/** First step: which of the connected CRMs. */
import { Button } from '../ui/button';
import { type Provider, providerName } from '../words/providers';

interface CrmStepProps {
  /** Those that this person is connected to; null until they are known. */
  readonly providers: readonly Provider[] | null;
  readonly choose: (provider: Provider) => void;
}

export function CrmStep({ providers, choose }: CrmStepProps) {
  if (providers === null) return null;
  if (providers.length === 0) return <p>You are not connected to a CRM. Go back and connect.</p>;
  return (
    <ul class="cards">
      {providers.map((provider) => (
        <li key={provider}>
          <Button onClick={() => choose(provider)}>{providerName(provider)}</Button>
        </li>
      ))}
    </ul>
  );
}
