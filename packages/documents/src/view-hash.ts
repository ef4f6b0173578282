import { BulletinView } from '@mingcha/domain/bulletins';
import { OrderView } from '@mingcha/domain/orders';
import canonicalize from 'canonicalize';

/** SHA-256, given from outside. */
export type Digest = (bytes: Uint8Array) => Uint8Array;

/** SHA-256(JCS(view)) in lowercase hexadecimal: what the signer signs and the printed code carries. */
export function viewHash(view: BulletinView | OrderView, digest: Digest): string {
  const known = view.document === 'order' ? OrderView.parse(view) : BulletinView.parse(view);
  const text = canonicalize(known);
  return Buffer.from(digest(new TextEncoder().encode(text))).toString('hex');
}
