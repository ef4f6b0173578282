import { describe, expect, it } from 'vitest';
import { evidenceLifecycle } from '../src/evidence/evidence-lifecycle.ts';
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
