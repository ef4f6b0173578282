import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Empty, useWords } from '@mingcha/ui';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import styles from './finder.module.css';
import type { Place } from './navigation.ts';
import { type Found, useFound } from './use-found.ts';

interface FinderProps {
  opened: boolean;
  onClose: () => void;
  places: readonly Place[];
}

/** Finds anything one may see: places, plans, visits, findings, bulletins, units. Up, down, Enter. */
export function Finder({ opened, onClose, places }: FinderProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(typed.trim(), 200);
  const found = useFound(asked, places, opened);
  useEffect(() => {
    if (opened) setTyped('');
  }, [opened]);
  const open = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    void navigate({ to: one.to });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': say('ui.close') }}
      size="lg"
      padding="sm"
      title={say('desk.find')}
      yOffset="10dvh"
      centered={false}
    >
      <TextInput
        data-autofocus
        size="md"
        aria-label={say('desk.find')}
        description={say('desk.find.hint')}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[at] ? `${listId}-${at}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      <div id={listId} role="listbox" aria-label={say('desk.find.found')} className={styles.list}>
        {found.map((one, index) => (
          <UnstyledButton
            key={one.to}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.found}
            data-at={index === at}
            onMouseMove={() => setAt(index)}
            onClick={() => open(one)}
          >
            <span className={styles.what}>{one.what}</span>
            <span className={styles.name}>{one.name}</span>
            <span className={styles.more}>{one.more}</span>
          </UnstyledButton>
        ))}
      </div>
      {found.length === 0 ? <Empty title={say('desk.find.none')} /> : null}
    </Modal>
  );
}
