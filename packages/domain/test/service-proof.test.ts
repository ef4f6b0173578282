import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attachmentLimit, attachmentRefusal, FileRef } from '../src/papers/attachment.ts';
import { onPaperToo, takesPaper, takesPass } from '../src/papers/paper-mark.ts';
import {
  ServiceMethod,
  ServiceProof,
  servedOn,
  serviceAccepted,
  serviceGuard,
} from '../src/papers/service-proof.ts';
import { compared, hash, id, lin, morning, qian, sun, wang } from './people.ts';

const scan: FileRef = { sha256: hash('scan'), size: 900, mime: 'image/jpeg', name: '送达回证.jpg' };
const witnesses = [
  { name: '何见', organ: '长河社区居委会' },
  { name: '吕证', organ: '长河社区居委会' },
];
const issued = morning - 1000;
const proof = (method: ServiceMethod, more: object = {}) =>
  ServiceProof.parse({ method, at: morning - 10, ...more });
const missing = (method: ServiceMethod, more: object = {}) =>
  serviceGuard(proof(method, more), morning, issued)?.facts.missing ?? null;

describe('proof of service', () => {
  it('handed over or handed on: who received it, and the signed proof', () => {
    for (const method of ['direct', 'handed-on'] as const) {
      expect(missing(method)).toBe('service-proof.receivedBy');
      expect(missing(method, { receivedBy: '周联' })).toBe('service-proof.scan');
      expect(missing(method, { receivedBy: '周联', scan })).toBeNull();
    }
  });

  it('left at the place: why it was refused, two witnesses, and the proof they signed', () => {
    const refusedReason = '拒绝签收';
    expect(missing('left', { witnesses, scan })).toBe('service-proof.refusedReason');
    expect(missing('left', { refusedReason, scan })).toBe('service-proof.witnesses');
    expect(missing('left', { refusedReason, scan, witnesses: witnesses.slice(0, 1) })).toBe(
      'service-proof.witnesses',
    );
    expect(missing('left', { refusedReason, witnesses })).toBe('service-proof.scan');
    expect(missing('left', { refusedReason, witnesses, scan })).toBeNull();
  });

  it('one witness named twice is one witness', () => {
    const [one] = witnesses;
    expect(missing('left', { refusedReason: '拒收', scan, witnesses: [one, one] })).toBe(
      'service-proof.witnesses',
    );
  });

  it('by post: the tracking number and the return receipt', () => {
    expect(missing('post', { scan })).toBe('service-proof.tracking');
    expect(missing('post', { tracking: 'EX123456789CN' })).toBe('service-proof.scan');
    expect(missing('post', { tracking: 'EX123456789CN', scan })).toBeNull();
  });

  it('electronic service is the addressee’s own act; the office cannot say it for them', () => {
    expect(serviceGuard(proof('electronic'), morning, issued)?.code).toBe('service.electronic-not-own');
    expect(serviceGuard(proof('electronic'), morning, issued, 'addressee')).toBeNull();
  });

  it('is neither in the future nor before the document was issued, whoever says it', () => {
    const full = { receivedBy: '周联', scan };
    const code = (at: number) => serviceGuard(proof('direct', { ...full, at }), morning, issued)?.code;
    expect(code(morning + 1)).toBe('service.in-future');
    // A receipt tells minutes: the minute of the issue is not before it, the minute ahead of that is.
    const minute = issued - (issued % 60_000);
    expect(code(minute - 1)).toBe('service.before-issue');
    expect(code(minute)).toBeUndefined();
    expect(code(morning)).toBeUndefined();
    expect(code(issued)).toBeUndefined();
  });

  it('a clock counts from the day of service as the office’s wall clock shows it', () => {
    const late = proof('direct', { at: Date.parse('2026-11-21T17:00:00Z') });
    expect(servedOn(late, 'Asia/Shanghai')).toBe('2026-11-22');
    expect(servedOn(late, 'UTC')).toBe('2026-11-21');
  });
});

describe('nobody starts a clock alone', () => {
  /** Everything a receipt could name, so that nothing else can be what is missing. */
  const full = (method: ServiceMethod) =>
    proof(method, { receivedBy: '周联', refusedReason: '拒收', witnesses, tracking: 'EX123456789CN', scan });
  const people = fc.constantFrom(lin, wang, sun, qian);
  const papers = fc.option(
    fc.record({ decidedBy: people, recordedBy: people, checkedBy: people }).map(compared),
    { nil: undefined },
  );

  it('by hand, by post or left behind it takes two; electronically the addressee, whom the machine has seen', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ServiceMethod.options),
        papers,
        fc.constantFrom('addressee', 'office'),
        (method, paper, by) => {
          const no = serviceAccepted(full(method), { now: morning, paper }, issued, by)?.code ?? null;
          const two =
            paper !== undefined &&
            paper.checkedBy !== paper.recordedBy &&
            paper.checkedBy !== paper.decidedBy;
          if (method === 'electronic')
            expect(no).toBe(paper === undefined && by === 'addressee' ? null : 'service.electronic-not-own');
          else expect(no).toBe(two ? null : 'service.needs-second');
        },
      ),
      tries(100),
    );
  });

  it('two who compare an incomplete receipt prove nothing either', () => {
    const context = { now: morning, paper: compared() };
    expect(serviceAccepted(proof('left', { refusedReason: '拒收', scan }), context, issued)?.code).toBe(
      'service.proof-missing',
    );
    expect(serviceAccepted(full('left'), context, morning + 60_000)?.code).toBe('service.before-issue');
  });
});

describe('an attachment', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7');
  it('is what its bytes say, not what it is called', () => {
    expect(attachmentRefusal(pdf, 900, 'application/pdf')).toBeNull();
    expect(attachmentRefusal(pdf, 900, 'image/png')?.code).toBe('attachment.type');
    expect(attachmentRefusal(pdf, 900, null)?.code).toBe('attachment.type');
    expect(attachmentRefusal(new Uint8Array([0x4d, 0x5a]), 900, 'application/pdf')?.code).toBe(
      'attachment.type',
    );
  });

  it('is neither empty nor larger than the limit', () => {
    expect(attachmentRefusal(pdf, 0, 'application/pdf')?.code).toBe('attachment.empty');
    expect(attachmentRefusal(pdf, attachmentLimit, 'application/pdf')).toBeNull();
    expect(attachmentRefusal(pdf, attachmentLimit + 1, 'application/pdf')?.code).toBe('attachment.too-large');
    expect(FileRef.safeParse({ ...scan, size: attachmentLimit + 1 }).success).toBe(false);
  });
});

describe('a kind that may come on paper', () => {
  const plain = z.strictObject({ opinion: z.string() });
  const kind = onPaperToo(plain);
  const paper = {
    paper: id('paper', 'p'),
    decidedBy: qian,
    decidedOn: '2026-11-20',
    recordedBy: sun,
    checkedBy: wang,
    scan: hash('scan'),
  };

  it('still takes what was recorded before, and nothing it does not know', () => {
    expect(kind.safeParse({ opinion: '同意' }).success).toBe(true);
    expect(kind.safeParse({ opinion: '同意', paper }).success).toBe(true);
    expect(kind.safeParse({ opinion: '同意', pass: id('pass', 'x') }).success).toBe(true);
    expect(kind.safeParse({ opinion: '同意', stamp: 1 }).success).toBe(false);
    expect(kind.safeParse({ opinion: '同意', paper: { ...paper, scan: undefined } }).success).toBe(false);
  });

  it('is known as one', () => {
    expect([takesPaper(kind), takesPass(kind), takesPaper(plain), takesPass(plain)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
