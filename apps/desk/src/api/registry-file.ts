import type { Counts, Mistake, SheetName } from '@mingcha/domain/filling';
import type { RefusalFacts } from '@mingcha/ui';

/** What the server found in a workbook. */
export interface Checked {
  mistakes: Mistake[];
  mistakesInAll: number;
  ignored: { sheet: string; column: string | null }[];
  counts: Record<SheetName, Counts>;
  withheld: { sheet: SheetName; count: number; roles: string }[];
  steps: number;
  digest: string;
}

export interface TakenOver {
  done: number;
  of: number;
  stopped: { sheet: SheetName; row: number; refusal: RefusalFacts } | null;
}

type Answer<T> = { value: T } | { refusal: RefusalFacts };

const offline: RefusalFacts = { code: 'offline', facts: {} };
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const send = (path: string, file: File): Promise<Response> =>
  fetch(path, { method: 'POST', body: file, headers: { 'content-type': workbook } });

const refusalIn = async (response: Response): Promise<RefusalFacts> =>
  response
    .json()
    .then((said: { refusal?: RefusalFacts }) => said.refusal ?? offline)
    .catch(() => offline);

export async function checkFile(file: File): Promise<Answer<Checked>> {
  const response = await send('/files/registry/check', file).catch(() => null);
  if (response === null) return { refusal: offline };
  return response.ok ? { value: (await response.json()) as Checked } : { refusal: await refusalIn(response) };
}

type Told = { done: number; of: number } | { ended: TakenOver } | { refusal: RefusalFacts };

/** The answer comes line by line, while the rows are written. */
export async function takeOverFile(
  file: File,
  digest: string,
  progress: (done: number, of: number) => void,
): Promise<Answer<TakenOver>> {
  const response = await send(`/files/registry/take-over?digest=${digest}`, file).catch(() => null);
  if (response?.body == null) return { refusal: offline };
  if (!response.ok) return { refusal: await refusalIn(response) };
  let last: Told | null = null;
  let rest = '';
  const text = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await text.read().catch(() => null); ; part = await text.read().catch(() => null)) {
    if (part === null || part.done) break;
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      last = JSON.parse(line) as Told;
      if ('done' in last) progress(last.done, last.of);
    }
  }
  if (last !== null && 'ended' in last) return { value: last.ended };
  return last !== null && 'refusal' in last ? last : { refusal: offline };
}
