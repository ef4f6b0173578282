import { KeyList, useWords } from '@mingcha/ui';
import { type Place, pagesOf } from './navigation.ts';

interface DeskKeysProps {
  opened: boolean;
  onClose: () => void;
  places: readonly Place[];
}

export function DeskKeys({ opened, onClose, places }: DeskKeysProps) {
  const { say } = useWords();
  const keys = [
    { keys: ['Ctrl', 'K'], does: say('desk.keys.find') },
    { keys: ['?'], does: say('desk.keys.list') },
    { keys: ['n'], does: say('desk.keys.bell') },
    { keys: ['m'], does: say('desk.keys.readNotice') },
    { keys: ['j', 'k'], does: say('desk.keys.walk') },
    { keys: ['Enter'], does: say('desk.keys.open') },
    { keys: ['a'], does: say('desk.keys.confirm') },
    { keys: ['r'], does: say('desk.keys.return') },
    { keys: ['+', '−', '0'], does: say('desk.keys.zoom') },
    { keys: ['g', 'h'], does: say('desk.keys.go', { place: say('desk.nav.work') }) },
    ...pagesOf(places).flatMap(({ key, word }) =>
      key === undefined ? [] : [{ keys: ['g', key], does: say('desk.keys.go', { place: say(word) }) }],
    ),
  ];
  return <KeyList opened={opened} onClose={onClose} keys={keys} />;
}
