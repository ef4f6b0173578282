import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { useDoor } from '../api/door.ts';

interface PdfLinkProps {
  path: string;
  label: string;
}

/** A printed text, fetched through the door one came by and opened beside the page. */
export function PdfLink({ path, label }: PdfLinkProps) {
  const { say } = useWords();
  const { headers } = useDoor();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const open = async () => {
    setBusy(true);
    setFailed(false);
    // Opened before anything is awaited, or the browser takes it for a window that nobody asked for.
    const page = window.open('about:blank', '_blank');
    try {
      const response = await fetch(path, { headers, cache: 'no-store' });
      if (!response.ok) throw new Error(String(response.status));
      const bytes = new Blob([await response.arrayBuffer()], { type: 'application/pdf' });
      if (page) page.location.href = URL.createObjectURL(bytes);
    } catch {
      page?.close();
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="xs" variant="subtle" loading={busy} onClick={() => void open()}>
        {label}
      </Button>
      {failed ? <span className="mc-quiet">{say('desk.order.paper.none')}</span> : null}
    </>
  );
}
