import type { BrowserContext } from '@playwright/test';

export const lies = [
  'a receipt with a wrong signature',
  'a receipt with the hash of other bytes',
  'a true receipt from before the bytes arrived',
] as const;
export type Lie = (typeof lies)[number];

interface Receipt {
  readonly hash: string;
  readonly blobs: readonly string[];
  readonly sig: string;
}
interface Answer {
  result?: { data?: { receipts?: Receipt[] } };
}

const otherSignature = (sig: string) => `${sig.startsWith('A') ? 'B' : 'A'}${sig.slice(1)}`;

/** From here on every receipt that comes to this tablet is bent on its way, in one manner. */
export async function bendReceipts(context: BrowserContext, lie: Lie) {
  const first = new Map<string, Receipt>();
  let told = 0;

  function bend(receipt: Receipt): Receipt {
    told += 1;
    if (lie === 'a receipt with a wrong signature') return { ...receipt, sig: otherSignature(receipt.sig) };
    if (lie === 'a receipt with the hash of other bytes') return { ...receipt, blobs: ['0'.repeat(64)] };
    const before = first.get(receipt.hash);
    if (before === undefined) first.set(receipt.hash, receipt);
    return before ?? receipt;
  }

  const pattern = /\/trpc\/exchange\.(push|receipts)/;
  await context.route(pattern, async (route) => {
    // The server is killed while it answers: then the tablet hears what the line says, as without us.
    const response = await route.fetch().catch(() => null);
    if (response === null) return route.abort('connectionreset');
    const answer = (await response.json()) as Answer;
    const receipts = answer.result?.data?.receipts;
    if (answer.result?.data !== undefined && receipts !== undefined)
      answer.result.data.receipts = receipts.map(bend);
    await route.fulfill({ response, json: answer });
  });
  return { told: () => told, end: () => context.unroute(pattern) };
}
