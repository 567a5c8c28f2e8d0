/** What it takes: requests, time, credits. */
import { Section } from '../ui/section';
import { amount, roughly } from '../words/amount';
import type { Preview } from './preview-parts';

interface CostSectionProps {
  readonly cost: Preview['cost'];
  /** It counts choices that were not made, too. */
  readonly isMost: boolean;
}

export function CostSection({ cost, isMost }: CostSectionProps) {
  const { requests, minutes, credits, creditsNote, steps } = cost;
  const parts = [
    amount(requests, 'request'),
    roughly(minutes * 60_000),
    ...(credits === null ? [] : [amount(credits, 'credit')]),
    ...(steps > 1 ? [amount(steps, 'step')] : []),
  ];
  return (
    <Section title="What it takes">
      <p>
        {isMost && 'With everything ticked: '}
        {parts.join(', ')}
        {credits !== null && credits > 0 && creditsNote !== '' && ` (${creditsNote})`}.
      </p>
    </Section>
  );
}
