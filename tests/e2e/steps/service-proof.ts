import { say, type WordKey } from '@mingcha/words';
import type { Locator } from '@playwright/test';
import sharp from 'sharp';

const word = (key: WordKey) => say('zh-CN', key);

/** A return receipt typed off: handed over this minute, with its scan. The dialog that asks for it is open. */
export async function fillProof(dialog: Locator, receivedBy: string): Promise<void> {
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString();
  await dialog.locator('input[name="proof.day"]').fill(now.slice(0, 10));
  await dialog.locator('input[name="proof.time"]').fill(now.slice(11, 16));
  await dialog.getByLabel(word('service-proof.receivedBy')).fill(receivedBy);
  const buffer = await sharp({ create: { width: 620, height: 877, channels: 3, background: '#fbfaf5' } })
    .jpeg()
    .toBuffer();
  const name = '送达回证.jpg';
  await dialog
    .locator('[data-field="proof.scan"] input[type="file"]')
    .setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  await dialog.getByText(name).waitFor();
}
