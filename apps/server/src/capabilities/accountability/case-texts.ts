import { type RenderedForm, renderCase, type Slip, viewHash } from '@mingcha/documents';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { type CaseDocument, CaseView } from '@mingcha/domain/accountability';
import type { BulletinImprint } from '@mingcha/domain/bulletins';
import { checkAddress } from '../../papers/check-address.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import type { Services } from '../../services.ts';

/** A text of a case as the entry of its act has it. */
export interface CaseText {
  readonly view: CaseView;
  /** Its hash, as the code on its page says it. */
  readonly frozen: string;
  /** The file that a key has sealed; null: none has. */
  readonly sealed: SealedFile | null;
}

export interface SealedFile {
  readonly bytes: Buffer;
  /** That the organ wrote on it. */
  readonly number: string | null;
}

/** The newest text of this kind. */
export function textIn(entries: readonly Recorded[], document: CaseDocument): CaseText | null {
  for (const { payload } of entries.toReversed()) {
    const view: unknown = 'view' in payload ? payload.view : undefined;
    if (view === undefined || isTombstone(view)) continue;
    const read = CaseView.safeParse(view);
    if (!read.success || read.data.document !== document) continue;
    const frozen = viewHash(read.data, digest);
    return { view: read.data, frozen, sealed: sealedFile(entries, frozen) };
  }
  return null;
}

/** What a key has sealed of this very text, as long as it was not erased. */
export function sealedFile(entries: readonly Recorded[], frozen: string): SealedFile | null {
  for (const { kind, payload } of entries) {
    if (kind !== 'case.sealed-by-key' && kind !== 'appeal.sealed-by-key') continue;
    const { file, number = null } = payload;
    if (payload.frozen === frozen && !isTombstone(file))
      return { bytes: Buffer.from(file, 'base64'), number };
  }
  return null;
}

export const printText = (
  services: Services,
  view: CaseView,
  said: {
    readonly seal: BulletinImprint['seal'];
    readonly slip?: Slip | null;
    readonly number?: string | null;
  },
): Promise<RenderedForm> =>
  renderCase(view, { ...said, fonts: fontsOf(services), digest, check: checkAddress(services.settings) });
