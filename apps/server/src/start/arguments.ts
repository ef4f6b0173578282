/** What may stand behind `npm start --`. */
export interface StartArguments {
  readonly lan: boolean;
}

/** A word nobody knows is named rather than ignored: a misspelt `--lan` would serve this machine alone. */
export function readArguments(
  given: readonly string[],
): { ok: true; asked: StartArguments } | { ok: false; unknown: string } {
  const unknown = given.find((word) => word !== '--lan');
  return unknown === undefined
    ? { ok: true, asked: { lan: given.includes('--lan') } }
    : { ok: false, unknown };
}
