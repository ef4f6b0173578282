import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';

/** A draft to be saved and opened in a word processor: the same text as on the paper beside it, and never what was signed. */
export function WordLink({ path }: { path: string }) {
  const { say } = useWords();
  return (
    <Button component="a" size="xs" variant="subtle" href={path} download>
      {say('desk.word')}
    </Button>
  );
}
