export interface Difference {
  added: number;
  removed: number;
  reworded: number;
}

/** How two lists of named things differ. */
export function differenceOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference {
  const added = [...after.keys()].filter((key) => !before.has(key)).length;
  const removed = [...before.keys()].filter((key) => !after.has(key)).length;
  const reworded = [...after].filter(([key, text]) => before.has(key) && before.get(key) !== text).length;
  return { added, removed, reworded };
}
