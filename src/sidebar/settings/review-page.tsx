/** What is about to be saved, and what it costs; nothing has changed yet. */
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Notes } from '../ui/section';
import { type Difference, needsRefresh, type Settings } from './settings-draft';
import { tellDifference, tellLosses } from './tell-difference';

interface ReviewPageProps {
  readonly settings: Settings;
  readonly difference: Difference;
  readonly save: (difference: Difference) => void;
  readonly back: () => void;
}

export function ReviewPage({ settings, difference, save, back }: ReviewPageProps) {
  return (
    <Page
      title="Save these settings?"
      focusKey="review"
      back={back}
      actions={
        <>
          <Button look="primary" onClick={() => save(difference)}>
            {needsRefresh(difference) ? 'Save and refresh' : 'Save'}
          </Button>
          <Button onClick={back}>Cancel</Button>
        </>
      }
    >
      <p class="headline">
        <bdi>{settings.tabName}</bdi>
      </p>
      <Notes lines={tellLosses(difference)} look="warning" />
      <Notes lines={tellDifference(difference)} />
    </Page>
  );
}
