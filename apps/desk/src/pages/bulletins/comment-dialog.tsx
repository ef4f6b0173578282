import { NativeSelect, Textarea } from '@mantine/core';
import { CommentBulletin } from '@mingcha/domain/bulletins';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { BulletinDetail } from './detail.tsx';

interface CommentDialogProps {
  detail: BulletinDetail;
  opened: boolean;
  onClose: () => void;
}

/** On the whole or on one paragraph, which is quoted: after a revision it is still known what was meant. */
export function CommentDialog({ detail, opened, onClose }: CommentDialogProps) {
  const { say } = useWords();
  const { id } = detail.bulletin;
  const comment = useMutation(useTRPC().bulletins.comment.mutationOptions());
  const places = placesIn(detail);
  return (
    <FormDialog
      title={say('desk.comment.write')}
      form={`bulletin.comment.${id}`}
      initial={{ place: '0', text: '' }}
      schema={CommentBulletin}
      toCommand={({ place, text }) => ({ ...places[Number(place)], text })}
      run={(command) => comment.mutateAsync({ ...command, id })}
      done={say('desk.comment.written')}
      opened={opened}
      onClose={onClose}
    >
      {({ values, set, text }) => (
        <>
          <NativeSelect
            label={say('desk.comment.place')}
            value={values.place}
            onChange={(event) => set('place', event.currentTarget.value)}
            data={places.map(({ part, paragraph = 0, words }, at) => ({
              value: String(at),
              label: [say(`desk.comment.part.${part}`, { n: paragraph }), words].filter(Boolean).join(' · '),
            }))}
          />
          <Textarea {...text('text')} label={say('desk.comment.text')} required autosize minRows={3} />
        </>
      )}
    </FormDialog>
  );
}

type Place = Pick<CommentBulletin, 'part' | 'paragraph' | 'words'>;

function placesIn({ bulletin, findings }: BulletinDetail): readonly Place[] {
  const quoted = (part: Place['part'], texts: readonly (string | null)[]): Place[] =>
    texts.flatMap((text, at) => {
      const words = (text ?? '').trim().slice(0, 40).trim();
      return words === '' ? [] : [{ part, paragraph: at + 1, words }];
    });
  const paragraphs = (text: string | null) =>
    (text ?? '').split(/\r?\n/u).filter((line) => line.trim() !== '');
  return [
    { part: 'whole' },
    { part: 'title', words: bulletin.title.slice(0, 40).trim() },
    ...quoted('intro', paragraphs(bulletin.intro)),
    ...quoted(
      'finding',
      findings.map(({ observation }) => observation),
    ),
    ...quoted('requirements', paragraphs(bulletin.requirements)),
  ];
}
