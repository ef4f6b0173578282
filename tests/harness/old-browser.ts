/**
 * In the page: WebCrypto as it was before it knew Ed25519 (Chromium before 137). Not only making a key but every use of the
 * name is turned away, as such a browser turns it away.
 */
export function forgetEd25519(): void {
  const nameOf = (algorithm: unknown): string =>
    typeof algorithm === 'string' ? algorithm : ((algorithm as { name?: string } | null)?.name ?? '');
  const subtle = SubtleCrypto.prototype as unknown as Record<
    string,
    (...said: unknown[]) => Promise<unknown>
  >;
  // Where each of these is told the algorithm.
  for (const [method, place] of [
    ['generateKey', 0],
    ['importKey', 2],
    ['sign', 0],
    ['verify', 0],
  ] as const) {
    const known = subtle[method];
    if (known === undefined) continue;
    subtle[method] = function (this: SubtleCrypto, ...said: unknown[]) {
      if (/^ed25519$/i.test(nameOf(said[place])))
        return Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError'));
      return known.apply(this, said);
    };
  }
}
