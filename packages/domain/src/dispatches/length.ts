import type { BriefingView } from '../bulletins/briefing-view.ts';
import { charactersIn, lengthLimits, repliesSaid } from '../bulletins/length.ts';
import type { MinutesView } from '../bulletins/minutes-view.ts';
import type { UrgingView } from '../orders/urging-view.ts';
import type { ConclusionView } from '../plans/conclusion-view.ts';
import type { DispatchForm } from './forms.ts';
import type { WithdrawalView } from './withdrawal-view.ts';

/** A letter is on one matter; a briefing and minutes go over everything there was. */
export const longestDispatch: Readonly<Record<DispatchForm, number>> = {
  urging: lengthLimits.special,
  conclusion: lengthLimits.special,
  briefing: lengthLimits.comprehensive,
  minutes: lengthLimits.comprehensive,
  withdrawal: lengthLimits.special,
};

/** Characters of the title and the text; head, addressees, who was there and the list of evidence are none of it. */
export function dispatchCharacters(
  view: UrgingView | ConclusionView | BriefingView | MinutesView | WithdrawalView,
): number {
  switch (view.document) {
    case 'urging':
      return charactersIn([
        view.title,
        view.source.kind === 'instruction' ? view.source.text : null,
        ...view.matters.map(({ matter }) => matter),
        view.requirement,
      ]);
    case 'conclusion':
      return charactersIn([
        view.title,
        ...view.basis,
        ...view.findings.flatMap(
          ({ place, condition, criterion, cause, effect, recommendation, replies }) => [
            place,
            condition,
            criterion,
            cause,
            effect,
            recommendation,
            ...repliesSaid(replies),
          ],
        ),
        ...view.praise,
        ...view.matters,
      ]);
    case 'briefing':
      return charactersIn(view.articles.flatMap(({ title, sections }) => [title, ...sectionsSaid(sections)]));
    case 'minutes':
      return charactersIn([view.title, ...sectionsSaid(view.sections)]);
    case 'withdrawal':
      return charactersIn([view.title, view.withdrawn.title, view.withdrawn.reason, ...view.remarks]);
  }
}

const sectionsSaid = (sections: MinutesView['sections']) =>
  sections.flatMap(({ heading, text }) => [heading, ...text]);
