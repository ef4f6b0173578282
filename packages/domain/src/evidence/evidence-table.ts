import type { Transition } from '../lifecycle.ts';
import { later, now, stays } from '../machine.ts';

const team = ['inspector', 'lead'] as const;
const proven = ['verified', 'masked', 'mask-checked', 'cleared'] as const;
const releasers = ['privacy', 'reviewer', 'director'] as const;
const canTake = ['visitRunning', 'modeAllowed', 'outsideArea'];
const keepers = ['inspector', 'lead', 'director'] as const;

/** 8.11 of the state machines. A second look (cleared, mask checked) is what lets a picture leave the team. */
export const evidenceTransitions: readonly Transition[] = [
  now('none', 'recording', 'startRecording', 'evidence.started', team, canTake),
  now('recording', stays, 'addSlices', 'evidence.sliced', team, ['ownRecording', 'nextSlice']),
  now('recording', stays, 'interruptRecording', 'evidence.interrupted', team, ['ownOrCut']),
  now('none', 'captured', 'captureEvidence', 'evidence.captured', team, [...canTake, 'copyOfKnown'], 'D5'),
  now(
    'recording',
    'captured',
    'captureEvidence',
    'evidence.captured',
    team,
    ['ownOrCut', 'asBegun', 'slicesAgree'],
    'D5',
  ),
  now('none', 'imported', 'importEvidence', 'evidence.imported', keepers, [
    'visitNotSealed',
    'modeAllowed',
    'recorderStands',
  ]),
  now('imported', 'verified', 'confirmImport', 'evidence.import-confirmed', keepers, [
    'bytesAgree',
    'confirmerIsNotImporter',
  ]),
  // Taken back within the visit, by whoever took it. Its bytes go the way of all bytes, and change no more of its state.
  now(['captured', 'verified'], 'discarded', 'discardEvidence', 'evidence.discarded', team, [
    'visitRunning',
    'ownRecording',
    'namesItsBytes',
  ]),
  now(
    'discarded',
    stays,
    'receiveEvidence',
    'evidence.received',
    ['scheduler'],
    ['notArrived', 'bytesAgree'],
  ),
  now('discarded', stays, 'breakEvidence', 'evidence.broken', ['scheduler'], ['notArrived', 'bytesDiffer']),
  later('captured', 'uploaded', 'uploadEvidence', ['scheduler']),
  later('uploaded', 'verified', 'receiveEvidence', ['scheduler']),
  // Other bytes came first: the tablet still has the right ones, and they are still taken.
  now(
    ['captured', 'broken'],
    'verified',
    'receiveEvidence',
    'evidence.received',
    ['scheduler'],
    ['bytesAgree'],
  ),
  now(
    ['captured', 'broken', ...proven],
    'broken',
    'breakEvidence',
    'evidence.broken',
    ['scheduler'],
    ['bytesDiffer'],
  ),
  now('verified', 'cleared', 'clearEvidence', 'evidence.cleared', releasers, ['clearerIsNotMaker']),
  now(proven, 'masked', 'maskEvidence', 'evidence.masked', ['planner', ...releasers], ['maskIsDerived']),
  now('masked', 'mask-checked', 'checkMask', 'evidence.mask-checked', releasers, [
    'maskAgrees',
    'checkerIsNotMaker',
  ]),
  now(
    ['recording', 'imported', 'captured', 'broken', ...proven],
    'excluded',
    'excludeEvidence',
    'evidence.excluded',
    ['director', 'scheduler'],
  ),
  later(proven, 'sealed', 'sealEvidence', ['director']),
  later('sealed', 'used', 'useEvidence', ['scheduler']),
  later('used', 'retained', 'retainEvidence', ['director']),
  now(
    ['imported', 'discarded', 'excluded', 'broken', ...proven],
    'destroyed',
    'destroyEvidence',
    'evidence.destroyed',
    ['scheduler'],
    ['onApprovedList', 'namesListedBytes', 'mayGo'],
  ),
  later('used', 'destroyed', 'destroyEvidence', ['scheduler']),
].flat();
