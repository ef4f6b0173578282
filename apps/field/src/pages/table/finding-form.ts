import {
  choiceOf,
  type Severity,
  type Style,
  sameTime,
  type TimeChoice,
  type TimeElement,
  type TimeFacts,
  timeOfChoice,
} from '@mingcha/domain/findings';
import type { FindingChange } from '../../visit/finding-acts.ts';
import type { FindingView } from '../../visit/view.ts';

/** The fields as they are typed: empty texts, not missing ones. */
export interface FindingForm {
  readonly observation: string;
  readonly place: string;
  readonly style: Style | null;
  readonly subCode: string | null;
  readonly window: string;
  readonly post: string;
  readonly postKnown: boolean;
  readonly postUnknownReason: string;
  readonly criterion: string;
  readonly severity: Severity | null;
  /** What was chosen; what it comes to is computed. Absent in drafts that an older program kept. */
  readonly time?: TimeChoice;
  readonly dropReason: string;
}

export function formOf(finding: FindingView): FindingForm {
  const { fields } = finding.state;
  return {
    observation: finding.words,
    place: finding.place,
    style: fields?.style ?? null,
    subCode: fields?.subCode ?? null,
    window: fields?.window ?? '',
    post: fields?.post ?? '',
    postKnown: fields?.postUnknownReason === undefined,
    postUnknownReason: fields?.postUnknownReason ?? '',
    criterion: fields?.criterion ?? '',
    severity: fields?.severity ?? null,
    time: choiceOf(fields?.time),
    dropReason: '',
  };
}

const filled = (text: string, present: string | undefined) => {
  const trimmed = text.trim();
  return trimmed !== '' && trimmed !== present;
};

/** Only what was filled in and differs: an emptied text takes nothing back, the journal says only what is said. */
export function changeOf(form: FindingForm, finding: FindingView, facts: TimeFacts): FindingChange {
  const { fields } = finding.state;
  const time = timeOfChoice(form.time, facts, finding.observedAt);
  return {
    ...(filled(form.observation, finding.words) ? { observation: form.observation.trim() } : {}),
    ...(filled(form.place, finding.place) ? { place: form.place.trim() } : {}),
    ...(form.style !== fields?.style ? { style: form.style } : {}),
    ...(form.subCode !== fields?.subCode ? { subCode: form.subCode } : {}),
    ...(filled(form.window, fields?.window) ? { window: form.window } : {}),
    ...(form.postKnown && filled(form.post, fields?.post) ? { post: form.post.trim() } : {}),
    ...(!form.postKnown && filled(form.postUnknownReason, fields?.postUnknownReason)
      ? { postUnknownReason: form.postUnknownReason.trim() }
      : {}),
    ...(filled(form.criterion, fields?.criterion) ? { criterion: form.criterion.trim() } : {}),
    ...(form.severity !== null && form.severity !== fields?.severity ? { severity: form.severity } : {}),
    ...(time !== null && !isTold(fields?.time, time) ? { time } : {}),
  };
}

const isTold = (present: TimeElement | undefined, time: TimeElement): boolean =>
  present !== undefined && sameTime(present, time);
