import type { Proof } from '../formats.ts';
import type { Ground } from './ground.ts';

/** Whether what the server says of the document now rests on an entry, and no entry says another thing. */
export function checkStatus({ pack, reporter }: Ground, { at, code, status }: Proof): void {
  reporter.looked('proof');
  const signed = pack.signedViews.find(
    ({ entry, value }) => value.viewHash === code.viewHash && !entry.kind.endsWith('.rendered'),
  )?.entry;
  const ended = pack.entries.filter(
    ({ subject, kind }) =>
      subject === signed?.subject && /\.(withdrawn|revoked|corrected|annulled)$/.test(kind),
  );
  const last = ended.at(-1);
  const says = last === undefined ? 'valid' : last.kind.endsWith('.corrected') ? 'superseded' : 'withdrawn';
  const facts = { state: status.state, number: status.number ?? '–', clock: at };
  if (status.state !== says || status.by !== (last?.hash ?? null))
    reporter.fault('proof', 'proof.status-unfounded', 'status', facts);
  else reporter.note(`status-${status.state}`, 'status', facts);
}
