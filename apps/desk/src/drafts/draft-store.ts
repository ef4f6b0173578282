const prefix = 'mingcha.draft.';

/** What is being typed, by form. It outlives a crash, an expired session and a lost network; it leaves with the command. */
export function readDraft<Values>(key: string): Values | null {
  const text = localStorage.getItem(prefix + key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Values;
  } catch {
    return null;
  }
}

/** A full storage must not stop the typing itself. */
export function writeDraft(key: string, values: unknown): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(prefix + key);
}

/** On signing out of a shared computer nothing typed stays behind. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
