import { describe, expect, it } from 'vitest';
import { awaitsBytes } from '../src/evidence/evidence.ts';
import { evidenceLifecycle } from '../src/evidence/evidence-lifecycle.ts';
import { recorderFileOf } from '../src/evidence/recorder-file.ts';
import { as, chen, hash, id, lin, sun, wang, zhao } from './people.ts';
import { capture, capturedEvidence, running, verifiedEvidence } from './stories.ts';
import { Story } from './story.ts';

const server = as(chen, 'scheduler', {});
const regions = [{ what: 'face' as const, x: 1, y: 2, w: 3, h: 4 }];
const recording = {
  type: 'startRecording' as const,
  visit: capture.visit,
  medium: 'video' as const,
  mime: 'video/webm',
  sliceSize: 1024,
  device: id('device', 'tablet'),
};

describe('capture', () => {
  it('happens while the visit runs, in the ways the card allows', () => {
    const outside = { visit: { ...running.visit, status: 'submitted' } };
    expect(new Story(evidenceLifecycle).refusal(capture, as(lin, 'inspector', outside))?.code).toBe(
      'evidence.visit-not-running',
    );
    const silent = { ...capture, medium: 'audio' as const };
    expect(new Story(evidenceLifecycle).refusal(silent, as(lin, 'inspector', running))?.code).toBe(
      'evidence.mode-not-allowed',
    );
  });

  it('a recording is proven slice by slice, and its end agrees with what was kept', () => {
    const video = new Story(evidenceLifecycle)
      .did(recording, as(lin, 'inspector', running))
      .did({ type: 'addSlices', index: 0, digests: [hash('a'), hash('b')] }, as(lin, 'inspector', running));
    const add = (index: number) =>
      video.refusal({ type: 'addSlices', index, digests: [hash('c')] }, as(lin, 'inspector', running));
    expect(add(1)?.code).toBe('evidence.slices-differ');
    expect(add(2)).toBeNull();
    const end = (slices: string[]) =>
      video.refusal({ ...capture, medium: 'video', slices }, as(lin, 'inspector', running));
    expect(end([hash('a'), hash('x')])?.code).toBe('evidence.slices-differ');
    expect(end([hash('a'), hash('b'), hash('c')])).toBeNull();
    expect(video.refusal({ ...capture, medium: 'video' }, as(wang, 'inspector', running))?.code).toBe(
      'evidence.not-yours',
    );
  });

  it('a recording that was killed is closed by whoever finds it, and stays the one’s who took it', () => {
    const story = new Story(evidenceLifecycle).did(recording, as(lin, 'inspector', running));
    const cut = (why: 'killed' | 'hidden') => ({ type: 'interruptRecording' as const, at: 5, why });
    expect(story.refusal(cut('hidden'), as(wang, 'inspector', {}))?.code).toBe('evidence.not-yours');
    story.did(cut('killed'), as(wang, 'inspector', {}));
    const end = { ...capture, medium: 'video' as const };
    const over = { visit: { status: 'aborted', modes: [] } };
    expect(story.refusal({ ...end, takenBy: wang }, as(wang, 'inspector', over))?.code).toBe(
      'evidence.not-yours',
    );
    expect(story.refusal({ ...end, medium: 'audio', takenBy: lin }, as(wang, 'inspector', over))?.code).toBe(
      'evidence.mode-not-allowed',
    );
    story.did({ ...end, takenBy: lin }, as(wang, 'inspector', over));
    expect(story.state).toMatchObject({ status: 'captured', capturedBy: lin });
  });
});

describe('taking back', () => {
  const discard = { type: 'discardEvidence' as const, sha256: capture.sha256 };

  it('keeps the piece with its hash, and is for whoever took it, while the visit runs', () => {
    const taken = capturedEvidence();
    expect(taken.refusal(discard, as(wang, 'inspector', running))?.code).toBe('evidence.not-yours');
    const other = { ...discard, sha256: hash('other') };
    expect(taken.refusal(other, as(lin, 'inspector', running))?.code).toBe('evidence.hash-differs');
    const over = { visit: { ...running.visit, status: 'submitted' } };
    expect(taken.refusal(discard, as(lin, 'inspector', over))?.code).toBe('evidence.visit-not-running');
    const { state } = taken.did(discard, as(lin, 'inspector', running));
    expect(state).toMatchObject({ status: 'discarded', sha256: capture.sha256, arrived: false });
  });

  it('its bytes still go to the server, once, and do not bring it back', () => {
    const receive = { type: 'receiveEvidence' as const, sha256: capture.sha256, size: 10 };
    const gone = capturedEvidence().did(discard, as(lin, 'inspector', running));
    expect(awaitsBytes(gone.state)).toBe(true);
    const arrived = gone.did(receive, server);
    expect(arrived.state).toMatchObject({ status: 'discarded', arrived: true });
    expect(awaitsBytes(arrived.state)).toBe(false);
    expect(arrived.refusal(receive, server)?.code).toBe('evidence.received-already');
    // The other order: received first, then taken back out of reach of the server.
    const late = verifiedEvidence().did(discard, as(lin, 'inspector', running));
    expect(late.state).toMatchObject({ status: 'discarded', arrived: true });
  });
});

describe('arrival', () => {
  it('other bytes or another size are not this piece of evidence', () => {
    const receive = (sha256: string, size: number) =>
      capturedEvidence().refusal({ type: 'receiveEvidence', sha256, size }, server)?.code;
    expect(receive(hash('other'), 10)).toBe('evidence.hash-differs');
    expect(receive(capture.sha256, 11)).toBe('evidence.hash-differs');
    expect(receive(capture.sha256, 10)).toBeUndefined();
  });

  it('is called broken only when the bytes really differ', () => {
    expect(verifiedEvidence().refusal({ type: 'breakEvidence', found: capture.sha256 }, server)?.code).toBe(
      'evidence.hash-agrees',
    );
    expect(verifiedEvidence().did({ type: 'breakEvidence', found: null }, server).state.status).toBe(
      'broken',
    );
  });
});

describe('leaving the team', () => {
  it('is cleared by a second person, never by who took it', () => {
    const clear = {
      type: 'clearEvidence' as const,
      statement: '画面中无人员、车牌、证件',
      found: 'none' as const,
    };
    expect(verifiedEvidence().refusal(clear, as(lin, 'privacy', {}))?.code).toBe('evidence.clearer-is-maker');
    expect(verifiedEvidence().refusal(clear, as(sun, 'privacy', {}))).toBeNull();
    expect(capturedEvidence().refusal(clear, as(sun, 'privacy', {}))?.code).toBe('state-forbids');
  });

  it('a masked copy is checked by another than its maker, and it is that copy that is checked', () => {
    const masked = verifiedEvidence().did(
      { type: 'maskEvidence', sha256: hash('mask'), regions },
      as(zhao, 'planner', {}),
    );
    expect(masked.state.mask).toEqual({ sha256: hash('mask'), maker: zhao, checker: null });
    const check = (person: string, sha256: string) =>
      masked.refusal({ type: 'checkMask', sha256 }, as(person, 'privacy', {}))?.code;
    expect(check(zhao, hash('mask'))).toBe('evidence.checker-is-maker');
    expect(check(sun, hash('older'))).toBe('evidence.mask-differs');
    expect(check(sun, hash('mask'))).toBeUndefined();
  });

  it('a mask that equals the original hides nothing', () => {
    expect(
      verifiedEvidence().refusal(
        { type: 'maskEvidence', sha256: capture.sha256, regions },
        as(zhao, 'planner', {}),
      )?.code,
    ).toBe('evidence.mask-is-original');
  });

  it('a new mask must be checked again', () => {
    const again = verifiedEvidence()
      .did({ type: 'maskEvidence', sha256: hash('mask'), regions }, as(zhao, 'planner', {}))
      .did({ type: 'checkMask', sha256: hash('mask') }, as(sun, 'privacy', {}))
      .did({ type: 'maskEvidence', sha256: hash('better'), regions }, as(zhao, 'planner', {}));
    expect(again.state.status).toBe('masked');
    expect(again.state.mask?.checker).toBeNull();
  });
});

describe('a prohibited area', () => {
  it('lets nothing be recorded while somebody says they stand in it', () => {
    const inside = { visit: { ...running.visit, area: '母婴室' } };
    const story = new Story(evidenceLifecycle);
    expect(story.refusal(capture, as(lin, 'inspector', inside))).toMatchObject({
      code: 'evidence.area-prohibited',
      facts: { area: '母婴室' },
    });
    expect(
      story.refusal(recording, as(lin, 'inspector', { visit: { ...inside.visit, modes: ['video'] } }))?.code,
    ).toBe('evidence.area-prohibited');
  });
});

describe('what a piece says of itself', () => {
  it('a picture from the gallery is never called native, whatever is recorded after it', () => {
    const story = new Story(evidenceLifecycle).did(
      { ...capture, origin: 'gallery', noFix: 'not-native' },
      as(lin, 'inspector', running),
    );
    expect(story.state.origin).toBe('gallery');
    story.did({ type: 'receiveEvidence', sha256: capture.sha256, size: capture.size }, server);
    expect(story.state.origin).toBe('gallery');
    expect(verifiedEvidence().state.origin).toBe('native');
  });

  it('a copy names an original of the same visit, and is refused without one', () => {
    const copy = { ...capture, copy: { of: id('evidence', 'photo'), how: 'annotated' as const } };
    const ask = (visit: string | null | undefined) =>
      new Story(evidenceLifecycle).refusal(
        copy,
        as(lin, 'inspector', { ...running, ...(visit === undefined ? {} : { original: { visit } }) }),
      )?.code;
    expect(ask(undefined)).toBe('evidence.copy-of-nothing');
    expect(ask(id('visit', 'another'))).toBe('evidence.copy-of-nothing');
    expect(ask(capture.visit)).toBeUndefined();
  });

  it('an interruption is said by whoever records, with its time, and the next part names the one before', () => {
    const video = { visit: { ...running.visit, modes: ['video' as const] } };
    const part = new Story(evidenceLifecycle).did(recording, as(lin, 'inspector', video));
    const cut = { type: 'interruptRecording' as const, at: 5, why: 'hidden' as const };
    expect(part.refusal(cut, as(wang, 'inspector', {}))?.code).toBe('evidence.not-yours');
    part.did(cut, as(lin, 'inspector', {}));
    expect(part.state).toMatchObject({ status: 'recording', interruptions: [{ at: 5, why: 'hidden' }] });
    const next = { ...recording, continues: id('evidence', 'first') };
    const second = new Story(evidenceLifecycle).did(next, as(lin, 'inspector', video));
    expect(second.state.continues).toBe(id('evidence', 'first'));
  });
});

describe('the file of a recorder', () => {
  const file = {
    type: 'importEvidence' as const,
    visit: capture.visit,
    medium: 'audio' as const,
    mime: 'audio/mpeg',
    size: 10,
    sliceSize: 1024,
    slices: [hash('a')],
    root: hash('root'),
    sha256: hash('file'),
    recorder: id('recorder', 'sony'),
    capturedAt: 1,
    statement: '由本人从录音笔拷出，未作改动',
    covert: true,
  };
  const facts = (changes: object = {}) => ({
    visit: { status: 'submitted', modes: ['audio' as const] },
    recorderStands: true,
    ...changes,
  });
  const importing = () => new Story(evidenceLifecycle).did(file, as(lin, 'inspector', facts()));

  it('is taken in by the card, from a registered device, before the visit is sealed', () => {
    const ask = (changes: object) =>
      new Story(evidenceLifecycle).refusal(file, as(lin, 'inspector', facts(changes)))?.code;
    expect(ask({})).toBeUndefined();
    expect(ask({ recorderStands: false })).toBe('evidence.recorder-unknown');
    expect(ask({ visit: { status: 'locked', modes: ['audio'] } })).toBe('evidence.visit-sealed');
    expect(ask({ visit: { status: 'submitted', modes: ['photo'] } })).toBe('evidence.mode-not-allowed');
  });

  it('counts only when another person has signed for these very bytes', () => {
    const sign = (person: string, sha256: string) =>
      importing().refusal({ type: 'confirmImport', sha256 }, as(person, 'inspector', {}))?.code;
    expect(sign(lin, file.sha256)).toBe('evidence.confirmer-is-importer');
    expect(sign(wang, hash('other'))).toBe('evidence.hash-differs');
    const signed = importing().did({ type: 'confirmImport', sha256: file.sha256 }, as(wang, 'inspector', {}));
    expect(importing().state).toMatchObject({
      status: 'imported',
      origin: 'recorder',
      importConfirmedBy: null,
    });
    expect(signed.state).toMatchObject({ status: 'verified', origin: 'recorder', importConfirmedBy: wang });
  });

  it.each([
    ['photo', 'image/jpeg', [0xff, 0xd8, 0xff, 0xe1]],
    ['audio', 'audio/mpeg', [0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['audio', 'audio/mpeg', [0xff, 0xfb, 0x90, 0]],
    ['audio', 'audio/wav', [...new TextEncoder().encode('RIFF1234WAVE')]],
    ['audio', 'audio/mp4', [0, 0, 0, 32, ...new TextEncoder().encode('ftypM4A ')]],
    ['video', 'video/quicktime', [0, 0, 0, 32, ...new TextEncoder().encode('ftypqt  ')]],
    ['video', 'video/mp4', [0, 0, 0, 32, ...new TextEncoder().encode('ftypisom')]],
  ])('is known as %s (%s) by its first bytes', (medium, mime, head) => {
    expect(recorderFileOf(Uint8Array.from(head as number[]))).toEqual({ medium, mime });
  });

  it('what is no recording is not taken for one', () => {
    for (const head of ['%PDF-1.7', 'MZ', '', 'ftypheic', '<html>'])
      expect(recorderFileOf(new TextEncoder().encode(head))).toBeNull();
  });
});
