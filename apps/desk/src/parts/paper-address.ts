/** A PDF that came in an answer (base64), as an address of this page. */
export function paperAddress(pdf: string): string {
  const bytes = Uint8Array.from(atob(pdf), (each) => each.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
}
