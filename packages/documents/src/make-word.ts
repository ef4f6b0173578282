import { BriefingView, BulletinView, MinutesView } from '@mingcha/domain/bulletins';
import { WithdrawalView } from '@mingcha/domain/dispatches';
import { OrderView, UrgingView } from '@mingcha/domain/orders';
import { ConclusionView, SchemeView } from '@mingcha/domain/plans';
import type { Press } from './pdf/print-sheets.ts';
import type { TakenPhoto } from './photos.ts';
import { takeVouched } from './photos.ts';
import { viewHash } from './view-hash.ts';

export type EditableView =
  | BulletinView
  | OrderView
  | SchemeView
  | ConclusionView
  | UrgingView
  | MinutesView
  | BriefingView
  | WithdrawalView;

export interface WordMaterial extends Omit<Press, 'profile'> {
  /** Of a bulletin: the cleared or masked JPEG of an evidence id. */
  readonly photos?: (evidence: string) => Uint8Array | Promise<Uint8Array>;
}

export interface WordFile {
  readonly bytes: Uint8Array;
  /** SHA-256(JCS(view)). */
  readonly viewHash: string;
}

const schemas = {
  bulletin: BulletinView,
  order: OrderView,
  scheme: SchemeView,
  conclusion: ConclusionView,
  urging: UrgingView,
  minutes: MinutesView,
  briefing: BriefingView,
  withdrawal: WithdrawalView,
} as const;

/**
 * Makes the editable file (.docx) of a draft from the view that is printed, for offices that circulate drafts in a word processor. It is
 * marked as a draft on every page and is never what was issued. Equal views and pictures give equal bytes. Throws `UnusablePhoto`; a ZodError for
 * a view that is none. The library is loaded by the first of them.
 */
export async function makeWord(input: EditableView, material: WordMaterial): Promise<WordFile> {
  const view = schemas[input.document].parse(input) as EditableView;
  const photos = view.document === 'bulletin' ? await photosOf(view, material) : [];
  const hash = viewHash(view, material.digest);
  const { wordDocument } = await import('./word/kinds.ts');
  const { wordFile } = await import('./word/word-file.ts');
  const document = wordDocument(view, { fonts: material.fonts, viewHash: hash, photos });
  return { bytes: await wordFile(document, view.preparedOn), viewHash: hash };
}

function photosOf({ photos }: BulletinView, { photos: bytesOf }: WordMaterial): Promise<TakenPhoto[]> {
  if (photos.length > 0 && bytesOf === undefined)
    throw new Error('a view with photographs needs their bytes');
  return Promise.all(
    photos.map(async (photo) => takeVouched(photo, (await bytesOf?.(photo.evidence)) ?? new Uint8Array())),
  );
}
