import type { Signer } from './ports.ts';
import { signBody } from './signing.ts';

/** The server's word on what a package of a case holds: nobody hands on a smaller one with smaller counts. */
export const signCasePackage = <Body extends object>(
  signer: Signer,
  body: Body,
): Promise<Body & { readonly sig: string }> => signBody(signer, 'case-package', body);

/** The server's word on a document of ours, and on whether it was in force at that time. */
export const signDocumentProof = <Body extends object>(
  signer: Signer,
  body: Body,
): Promise<Body & { readonly sig: string }> => signBody(signer, 'document-proof', body);
