import { Button, Group } from '@mantine/core';
import { Section, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../session/use-may.ts';
import type { AppealDetail } from './detail.tsx';

const right = ['corrected', 'revoked', 'closed'];

/** Of a bulletin or an order that was not upheld: who puts it right, and the way there. */
export function PutRight({ detail: { appeal, contested } }: { detail: AppealDetail }) {
  const { say } = useWords();
  const drafts = useMay('bulletin.draft');
  const signs = useMay('bulletin.sign');
  if (contested === null || contested.type === 'case' || appeal.state !== 'served') return null;
  const { type, id } = contested;
  const owed = type === 'bulletin' ? appeal.result !== 'upheld' : appeal.result === 'revoked';
  if (!owed) return null;
  if (right.includes(contested.state)) return <p role="status">{say('desk.appeal.putRight.done')}</p>;
  return (
    <Section title={say('desk.appeal.putRight')}>
      <p>{say(`desk.appeal.putRight.${type}`)}</p>
      <Group gap="xs">
        {drafts && type === 'bulletin' && contested.corrections.length === 0 ? (
          <Button
            variant="filled"
            renderRoot={(props) => <Link {...props} to="/bulletins/new" search={{ corrects: id }} />}
          >
            {say('desk.appeal.putRight.go')}
          </Button>
        ) : null}
        {signs ? (
          <Button
            renderRoot={(props) => (
              <Link {...props} to={type === 'bulletin' ? '/bulletins/$id' : '/orders/$id'} params={{ id }} />
            )}
          >
            {say('desk.appeal.putRight.go')}
          </Button>
        ) : null}
      </Group>
    </Section>
  );
}
