import { useEffect, useState } from 'react';

/** A PDF that came in an answer (base64), as an address of this page. */
export function paperAddress(pdf: string): string {
  const bytes = Uint8Array.from(atob(pdf), (each) => each.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
}

/** The newest such paper, as an address that goes with the page that shows it. */
export function usePrinted(): readonly [address: string | null, show: (pdf: string) => void] {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => () => (address === null ? undefined : URL.revokeObjectURL(address)), [address]);
  return [address, (pdf) => setAddress(paperAddress(pdf))];
}
