import {
  draftFerry,
  type FerryHead,
  type FerryPart,
  type FerryPurpose,
  writeFerry,
} from '@mingcha/journal/ferry';
import { closeRuns } from '../journal/runs.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { deviceSigner, ports } from '../keys/ports.ts';
import { type Carried, fellowParts, type Holdings, kitParts, outParts } from './write-parts.ts';

export interface FileFor {
  readonly purpose: Exclude<FerryPurpose, 'in'>;
  readonly at: number;
  readonly office: string;
  /** The office's id, or the writer id of the fellow tablet. */
  readonly to: string;
  /** `age1…`: everybody who may open it. */
  readonly recipients: readonly string[];
  /** Visits shared with the fellow tablet. */
  readonly common?: readonly string[];
}

export interface WrittenFile {
  readonly head: FerryHead;
  readonly stream: ReadableStream<Uint8Array>;
  /** Filled while the stream is read; complete when it has ended. */
  readonly carried: Carried;
}

/** A stream that makes its next piece only when somebody takes it. */
export function streamOf(pieces: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await pieces.return()),
    },
    { highWaterMark: 1 },
  );
}

/** Signs what no run covers yet, and gives a file as a stream: signed by this tablet, sealed for its receivers. */
export async function writeFile(holdings: Holdings, device: DeviceKeys, file: FileFor): Promise<WrittenFile> {
  const signer = deviceSigner(device);
  await closeRuns(holdings.db, holdings.keys, signer);
  const { purpose, at, office, to, recipients, common = [] } = file;
  const head = await draftFerry(ports, signer, { purpose, at, office, to });
  const carried: Carried = { seqs: [], media: [], bytes: 0 };
  const parts: AsyncGenerator<FerryPart, void, undefined> =
    purpose === 'fellow'
      ? fellowParts(holdings, common, carried)
      : purpose === 'kit'
        ? kitParts(holdings, carried)
        : outParts(holdings, carried);
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const stream = await encrypter.encrypt(streamOf(writeFerry(ports, signer, head, parts)));
  return { head, stream, carried };
}
