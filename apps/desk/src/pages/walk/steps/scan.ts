import type { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { sendFile } from '../../../api/send-file.ts';
import { ready } from '../demo-doors.ts';

/** A drawn sheet in the place of the scanner, through the same door as a scanned one. */
export async function drawnScan(name: string): Promise<FileRef> {
  const { jpeg } = await ready('scan', z.object({ jpeg: z.string() }));
  const bytes = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0));
  return sendFile(new File([bytes], `${name}.jpg`, { type: 'image/jpeg' }));
}

/** Asks again until the machine has done its part, as the screen would. */
export async function until<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (good(answer) || performance.now() > end) return answer;
    await new Promise((wake) => setTimeout(wake, 150));
  }
}
