import type { WriterRecord } from '@mingcha/db';
import type { FerryReport } from '@mingcha/domain/access';
import { fromBase64url, type Receipt, type WireRun } from '@mingcha/journal';
import { FerryFault, type FerryHead, readFerry } from '@mingcha/journal/ferry';
import { z } from 'zod';
import { mayEver } from '../access/ability.ts';
import type { DeviceSession, Session } from '../context.ts';
import { takeKey } from '../exchange/case-keys.ts';
import { sessionOf } from '../exchange/device-session.ts';
import { noteLost } from '../exchange/lost-entries.ts';
import { push } from '../exchange/push.ts';
import { takeShown } from '../exchange/shown-log.ts';
import { AskLog } from '../exchange/wire.ts';
import { ports } from '../journal/ports.ts';
import { Refused, refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { missingOf } from './missing.ts';
import { recordKit } from './record-kit.ts';
import { NotForUs, opened } from './seal.ts';
import { createShelf, Medium } from './shelf.ts';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const RunRecord = z.object({
  is: z.literal('run'),
  run: z.custom<WireRun['run']>(isObject),
  entries: z.array(z.custom<WireRun['entries'][number]>(isObject)),
});
const MediumRecord = z.object({ is: z.literal('medium'), medium: Medium });
/** What a tablet shows of the log at every contact. A file from before there was one in it lacks it. */
const LogRecord = AskLog.pick({ seen: true }).extend({
  is: z.literal('log'),
  chain: AskLog.shape.chain.unwrap(),
});

/** Base64url, by case. */
const KeysRecord = z.object({ is: z.literal('case-keys'), keys: z.record(z.string(), z.string()) });

const ReceiptRecord = z.object({ is: z.literal('receipt'), receipt: z.custom<Receipt>(isObject) });
const receiptsAtOnce = 500;

interface Sender {
  readonly device: DeviceSession;
  readonly head: FerryHead;
}

/**
 * Reads what a tablet wrote, as it comes in. Every run goes through the door that a push goes through, every recording
 * through the one that an upload ends in: each proves itself, so that a file that is cut off, or comes twice, or is older than
 * what is here does no harm and leaves what it had.
 */
export async function readFile(
  services: Services,
  session: Session,
  body: AsyncIterable<Uint8Array>,
): Promise<FerryReport> {
  const tally = {
    entries: { accepted: 0, duplicate: 0, held: 0, rejected: 0 },
    numbers: [] as { from: number; to: number }[],
    had: 0,
  };
  const shelf = createShelf(services);
  let sender: Sender | null = null;
  let whole = false;
  let receipts: Receipt[] = [];
  let shown: z.infer<typeof LogRecord> | null = null;
  let keys: Readonly<Record<string, string>> = {};
  const named: { record: WriterRecord | null } = { record: null };
  try {
    const plain = await opened(services.secrets.recovery.identity, body);
    const reading = readFerry(ports, plain, async ({ from }) => {
      const record = await services.db.read((reader) => reader.writer(from));
      named.record = record?.office === session.office && record.class === 'tablet' ? record : null;
      return named.record;
    });
    for await (const part of reading) {
      if ('head' in part) {
        const device = named.record === null ? null : sessionOf(named.record);
        if (device === null) throw new FerryFault('ferry.sender-unknown');
        assertReadable(session, part.head);
        sender = { device, head: part.head };
        shelf.of(device);
        tally.had = named.record?.headSeq ?? 0;
      } else if ('bytes' in part) await shelf.write(part.bytes);
      else if ('record' in part && sender !== null) {
        await shelf.close();
        const medium = MediumRecord.safeParse(part.record);
        if (medium.success) await shelf.open(medium.data.medium);
        const receipt = ReceiptRecord.safeParse(part.record);
        if (receipt.success) receipts.push(receipt.data.receipt);
        // Before the runs that they are for.
        if (receipts.length > 0 && (!receipt.success || receipts.length === receiptsAtOnce)) {
          await noteLost(services, sender.device, receipts);
          receipts = [];
        }
        const run = RunRecord.safeParse(part.record);
        if (run.success) await take(services, sender.device, run.data, tally);
        shown = LogRecord.safeParse(part.record).data ?? shown;
        keys = KeysRecord.safeParse(part.record).data?.keys ?? keys;
      } else if ('end' in part) whole = true;
    }
    await shelf.close();
  } catch (cause) {
    if (cause instanceof NotForUs) refuse('ferry.not-for-us');
    if (!(cause instanceof FerryFault)) throw cause;
    // Before the sender is proven there is nothing to keep; after it, everything kept has proven itself.
    if (sender === null)
      refuse(cause.code === 'ferry.sender-unknown' ? 'ferry.sender-unknown' : refusalOf(cause));
    await shelf.abandon();
  } finally {
    await shelf.end();
  }
  if (sender === null) refuse('ferry.cut-or-changed');
  // The tablet's word like its runs, but with no signature of its own: it counts with the end that covers it.
  if (whole && shown !== null) {
    const { seen, chain } = shown;
    const file = { at: sender.head.at, had: tally.had };
    await takeShown(services, sender.device, { seen, chain, file }, []);
  }
  // Behind the entries that prove them.
  if (whole) await takeLacking(services, sender.device, keys);
  return conclude(services, session, sender, { ...tally, whole, media: shelf.counts() });
}

/** Keys of cases that were lost here: each counts for itself, and most are here. */
async function takeLacking(
  services: Services,
  device: DeviceSession,
  keys: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [kid, text] of Object.entries(keys)) {
    const key = services.keyring.get(kid) === null ? fromBase64url(text) : null;
    if (key === null) continue;
    await takeKey(services, device, kid, key).catch((cause: unknown) => {
      if (!(cause instanceof Refused)) throw cause;
    });
  }
}

const refusalOf = ({ code }: FerryFault) =>
  code === 'ferry.not-a-ferry-file' || code === 'ferry.version-unknown' ? code : 'ferry.cut-or-changed';

function assertReadable(session: Session, { purpose, office }: FerryHead): void {
  if (office !== session.office || purpose === 'in' || purpose === 'fellow') refuse('ferry.not-for-us');
  const verb = purpose === 'kit' ? 'device.recover' : 'device.ferry';
  if (!mayEver(session, verb)) refuse('not-allowed', { verb: `verb.${verb}` });
}

interface Tally {
  readonly entries: FerryReport['entries'];
  readonly numbers: { from: number; to: number }[];
  readonly had: number;
}

async function take(
  services: Services,
  device: DeviceSession,
  { run, entries }: z.infer<typeof RunRecord>,
  tally: Tally,
): Promise<void> {
  const { results } = await push(services, device, [{ run, entries }]);
  for (const { verdict } of results) tally.entries[verdict === 'fork' ? 'accepted' : verdict] += 1;
  if (results.some(({ verdict }) => verdict !== 'rejected'))
    tally.numbers.push({ from: run.from, to: run.to });
}

async function conclude(
  services: Services,
  session: Session,
  { device, head }: Sender,
  read: Tally & { readonly whole: boolean; readonly media: FerryReport['media'] },
): Promise<FerryReport> {
  const { entries, media, whole, had } = read;
  const now = await services.db.read(async (reader) => ({
    head: (await reader.head(device.writer))?.seq ?? 0,
    name: (await reader.prisma.device.findUnique({ where: { id: device.device } }))?.name ?? '',
    missing: await missingOf(reader, device.writer, read.numbers),
  }));
  const { office, person, seat } = session;
  await services.accessLog.record({
    office,
    person,
    seat,
    action: 'ferry-read',
    noun: 'device',
    target: device.device,
    facts: { file: head.id, entries: entries.accepted, recordings: media.received, whole: String(whole) },
  });
  const report: FerryReport = {
    device: device.device,
    purpose: head.purpose === 'kit' ? 'kit' : 'out',
    at: head.at,
    whole,
    entries,
    media,
    had,
    ...now,
  };
  if (head.purpose === 'kit') {
    const held = Math.max(0, ...read.numbers.map(({ to }) => to));
    await recordKit(services, session, device.device, { file: head.id, held, report });
  }
  return report;
}
