import { Group } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { PdfLink } from '../../parts/pdf-link.tsx';
import type { OwnRow } from './own-case.tsx';

/** The texts themselves, as far as they have been served on me. */
export function OwnTexts({ row }: { row: OwnRow }) {
  const { say } = useWords();
  const served = row.person === null ? row.servedUnitAt : row.servedPersonAt;
  const texts = [
    ...(row.noticedAt === null ? [] : (['notice'] as const)),
    ...(served === null ? [] : (['defence', 'decision'] as const)),
  ];
  if (texts.length === 0) return null;
  return (
    <Group gap="xs">
      {texts.map((text) => (
        <PdfLink
          key={text}
          path={`/files/own-cases/${row.id}/${text}.pdf`}
          label={say(`desk.case.text.${text}`)}
        />
      ))}
    </Group>
  );
}
