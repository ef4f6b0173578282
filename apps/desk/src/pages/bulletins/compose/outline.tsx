import { useDroppable } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import type { BulletinSection } from '@mingcha/domain/bulletins';
import { decidedAsTrue } from '@mingcha/domain/findings';
import { FindingLine, StateTag, useWords } from '@mingcha/ui';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { useSubCode } from '../../../parts/use-sub-code.ts';
import styles from './compose.module.css';
import { placeOf, sectionsOf } from './order.ts';
import type { Findings } from './use-findings.ts';

export const outlineId = 'outline';

interface OutlineProps {
  findings: Findings;
  chosen: readonly string[];
  onStep: (id: string, step: 1 | -1) => void;
  onRemove: (id: string) => void;
}

/** The bulletin as it will be printed: what was done well, then what was found, by style. */
export function Outline({ findings, chosen, onStep, onRemove }: OutlineProps) {
  const { say } = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: outlineId });
  const sections = sectionsOf(chosen, findings.styleOf);
  const problems = sections.filter(([section]) => section !== 'PRAISE');
  return (
    <section
      ref={setNodeRef}
      className={styles.outline}
      data-over={isOver}
      aria-label={say('desk.compose.outline')}
    >
      <h3 className={styles.heading}>{say('desk.compose.outline')}</h3>
      <p className="mc-quiet">{say('desk.compose.outline.hint')}</p>
      {chosen.length === 0 ? <p className={styles.none}>{say('desk.compose.outline.none')}</p> : null}
      {sections.map(([section, ids]) => (
        <div key={section} className={styles.part}>
          <SectionHeading section={section} first={problems[0]?.[0] === section} count={ids.length} />
          <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
            <ol className={styles.items} aria-label={say(`desk.compose.section.${section}`)}>
              {ids.map((id, at) => (
                <OutlineItem
                  key={id}
                  id={id}
                  number={placeOf(chosen, id, findings.styleOf)?.at ?? 0}
                  first={at === 0}
                  last={at === ids.length - 1}
                  findings={findings}
                  onStep={onStep}
                  onRemove={onRemove}
                />
              ))}
            </ol>
          </SortableContext>
        </div>
      ))}
    </section>
  );
}

function SectionHeading({
  section,
  first,
  count,
}: {
  section: BulletinSection;
  first: boolean;
  count: number;
}) {
  const { say } = useWords();
  return (
    <>
      {section === 'PRAISE' ? <h4 className={styles.chapter}>{say('document.bulletin.praise')}</h4> : null}
      {first ? <h4 className={styles.chapter}>{say('document.bulletin.criticism')}</h4> : null}
      <p className={styles.section}>
        <span>{say(`desk.compose.section.${section}`)}</span>
        <span className="mc-quiet">{say('desk.compose.section.count', { count })}</span>
      </p>
    </>
  );
}

interface ItemProps extends Omit<OutlineProps, 'chosen'> {
  id: string;
  /** As printed. */
  number: number;
  first: boolean;
  last: boolean;
}

function OutlineItem({ id, number, first, last, findings, onStep, onRemove }: ItemProps) {
  const { say } = useWords();
  const subCode = useSubCode();
  const still = useReducedMotion();
  const sortable = useSortable({ id, ...(still ? { transition: null } : {}) });
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    sortable;
  const info = findings.infoOf(id);
  const words = info?.observation ?? say(info?.erased ? 'ui.erased' : 'ui.wordsToCome');
  const named = { at: number, words: words.slice(0, 24) };
  const confirmed = info === null || (decidedAsTrue as readonly string[]).includes(info.state);
  return (
    <li
      ref={setNodeRef}
      className={styles.item}
      data-dragging={isDragging}
      data-finding={id}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={styles.handle}
        {...attributes}
        {...listeners}
        aria-roledescription={say('desk.compose.handle.role')}
        aria-label={say('desk.compose.handle', named)}
      >
        <IconGripVertical size="1.125rem" aria-hidden />
      </button>
      <span className={styles.number}>{number}</span>
      <div className={styles.words}>
        {info === null ? (
          <span className="mc-quiet">{say('ui.loading')}</span>
        ) : (
          <FindingLine
            finding={{ ...info, state: undefined }}
            subCodeName={subCode(info.subCode)}
            aside={confirmed ? null : <StateTag of="finding" state={info.state} />}
          />
        )}
        {confirmed ? null : <p className={styles.fault}>{say('desk.compose.notConfirmed')}</p>}
      </div>
      <span className={styles.moves}>
        <ActionIcon
          variant="default"
          disabled={first}
          aria-label={say('desk.compose.up', named)}
          onClick={() => onStep(id, -1)}
        >
          <IconArrowUp size="1rem" aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          disabled={last}
          aria-label={say('desk.compose.down', named)}
          onClick={() => onStep(id, 1)}
        >
          <IconArrowDown size="1rem" aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={say('desk.compose.remove', named)}
          onClick={() => onRemove(id)}
        >
          <IconX size="1rem" aria-hidden />
        </ActionIcon>
      </span>
    </li>
  );
}

/** For whoever wants to take back the last step without looking for the key. */
export function UndoButton({ depth, onUndo }: { depth: number; onUndo: () => void }) {
  const { say } = useWords();
  return (
    <Button size="xs" disabled={depth === 0} onClick={onUndo}>
      {say('desk.compose.undo')}
    </Button>
  );
}
