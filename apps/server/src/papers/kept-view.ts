import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { viewHash } from '@mingcha/documents';
import { canonicalBytes } from '@mingcha/journal';
import type { z } from 'zod';
import type { Services } from '../services.ts';
import { recordBlob } from '../uploads/finish.ts';
import { assertPrintable } from './fonts-of.ts';

/** Of what has a subject of its own. */
export type View = Extract<Parameters<typeof viewHash>[0], { readonly id: string }>;

export interface Frozen<V extends View> {
  readonly view: V;
  readonly hash: string;
}

export const digest = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export const frozenAs = <V extends View>(view: V): Frozen<V> => ({ view, hash: viewHash(view, digest) });

/**
 * Keeps the view under its own hash, before anybody signs it: what was signed can always be read and printed again. Refused
 * (document.characters-missing) where no font could print it.
 */
export async function keepView(
  services: Services,
  { view, hash }: Frozen<Extract<View, { readonly id: string }>>,
  office: string,
): Promise<void> {
  assertPrintable(services, view);
  const stored = await services.blobs.put(canonicalBytes(view));
  if (stored.sha256 !== hash) throw new Error('the bytes of a view must have the hash that is signed');
  await services.db.transact((writer) =>
    recordBlob(writer, {
      ...stored,
      mime: 'application/json',
      office,
      subject: view.id,
      arrival: services.now(),
    }),
  );
}

export async function keptView<V extends View>(
  services: Services,
  schema: z.ZodType<V>,
  hash: string,
): Promise<V> {
  const bytes = await buffer(services.blobs.read(hash));
  const view = schema.parse(JSON.parse(bytes.toString('utf8')));
  if (viewHash(view, digest) !== hash)
    throw new Error(`the stored view ${hash} is not the one that was signed`);
  return view;
}
