import type { PrintedReply } from '../findings/printed-reply.ts';
import type { BulletinFinding, BulletinView } from './bulletin-view.ts';
import { namesIn, pseudonymsFor, withoutCodes, withoutNames } from './public-names.ts';
import type { Naming } from './publication-kinds.ts';

export interface PublicPolicy {
  readonly naming: Naming;
  /** Names of people: those the office has on record, and those that the planner marked. */
  readonly names: readonly string[];
}

export interface PublicEdition {
  readonly view: BulletinView;
  /** Names that the served text says and this one does not. */
  readonly replaced: readonly string[];
  /** Names that it would still say, such as one inside the name of a unit: nobody may sign it so. */
  readonly remaining: readonly string[];
}

/**
 * What everybody may read of a bulletin, made from what its addressees get: no name of a person, no number of a window, badge or
 * matter, nothing of what the office knows of the time of its own records, of a person's answer only where they stand. Who
 * else gets it and whom to telephone are the office's own affair. Photographs are the same: of a bulletin for the public each is
 * a masked copy.
 */
export function publicEditionOf(served: BulletinView, { naming, names }: PublicPolicy): PublicEdition {
  const said = textsOf(served);
  const replaced = namesIn(said, names);
  const pseudonyms = pseudonymsFor(replaced, naming);
  const clean = (text: string): string => withoutCodes(withoutNames(text, pseudonyms));
  const view: BulletinView = {
    ...served,
    edition: 'public',
    scope: 'public',
    secrecy: 'none',
    title: clean(served.title),
    intro: served.intro.map(clean),
    findings: served.findings.map((finding) => publicFinding(finding, clean)),
    requirements: served.requirements.map(({ heading, text }) => ({
      heading: heading === null ? null : clean(heading),
      text: clean(text),
    })),
    photos: served.photos.map((photo) => ({ ...photo, caption: clean(photo.caption) })),
    contact: null,
    cc: [],
  };
  return { view, replaced, remaining: namesIn(textsOf(view), names) };
}

function publicFinding(finding: BulletinFinding, clean: (text: string) => string): BulletinFinding {
  const { proven: _proven, took, replies, criterion, ...rest } = finding;
  return {
    ...rest,
    place: clean(finding.place),
    observation: clean(finding.observation),
    criterion: criterion === null ? null : clean(criterion),
    ...(took === undefined ? {} : { took: clean(took) }),
    ...(replies === undefined ? {} : { replies: replies.map((reply) => publicReply(reply, clean)) }),
  };
}

/** A unit is heard in public as it was in the served text; of a person only that they agreed or objected. */
const publicReply = (reply: PrintedReply, clean: (text: string) => string): PrintedReply =>
  reply.respondent === null
    ? { ...reply, statement: null, points: [], officeReply: [] }
    : {
        ...reply,
        statement: reply.statement === null ? null : clean(reply.statement),
        points: reply.points.map((point) => ({ ...point, text: clean(point.text) })),
        officeReply: reply.officeReply.map((point) => ({ ...point, text: clean(point.text) })),
      };

const unprinted = new Set(['id', 'evidence', 'sha256']);

/** Every string of a view that is printed. */
function textsOf(view: BulletinView): string[] {
  const texts: string[] = [];
  const collect = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && !unprinted.has(key)) texts.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) collect(each, Array.isArray(value) ? key : name);
  };
  collect(view);
  return texts;
}
