import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';

/** What is to be put right, on paper and as a workbook: of one unit or of all that the reader may see. */
export function LedgerButtons({ unit }: { readonly unit?: string | undefined }) {
  const { say } = useWords();
  const address = (ending: 'pdf' | 'xlsx') => `/files/ledgers/${unit ?? 'all'}.${ending}`;
  return (
    <>
      <Button component="a" variant="default" href={address('pdf')} target="_blank" rel="noreferrer">
        {say('desk.order.ledger.pdf')}
      </Button>
      <Button component="a" variant="default" href={address('xlsx')} download>
        {say('desk.order.ledger.xlsx')}
      </Button>
    </>
  );
}

/** A page for each unit to a meeting: once for the office, once so that it may leave it. */
export function MeetingButtons({ unit }: { readonly unit?: string | undefined }) {
  const { say } = useWords();
  const address = (edition: '' | '.outward') => `/files/meetings/${unit ?? 'all'}${edition}.pdf`;
  return (
    <>
      <Button component="a" variant="default" href={address('')} target="_blank" rel="noreferrer">
        {say('desk.order.meeting.internal')}
      </Button>
      <Button component="a" variant="default" href={address('.outward')} target="_blank" rel="noreferrer">
        {say('desk.order.meeting.outward')}
      </Button>
    </>
  );
}
