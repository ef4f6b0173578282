import type { CaseView, DecisionView, NoticeView, ProposalView } from '@mingcha/domain/accountability';
import type { Facts, WordKey } from '@mingcha/words';
import { type Passage, paragraph, partRows } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import { printedDay } from '../text/numerals.ts';
import type { CaseEdition, CaseLetter } from './edition.ts';
import { heardTold } from './heard.ts';

type Word = (key: WordKey, facts?: Facts) => string;

/** Opening paragraphs and numbered parts, each as the view has it. */
export function bodyRows(edition: CaseEdition, view: CaseLetter): Row[] {
  const { word } = edition;
  const { opening, parts } = {
    'case-proposal': () => proposal(word, view as ProposalView),
    'prior-notice': () => notice(word, view as NoticeView),
    'case-decision': () => decision(word, view as DecisionView),
  }[view.document]();
  return [...opening.flatMap((text) => paragraph(edition, text)), ...partRows(edition, parts)];
}

const listOf = (word: Word, names: readonly string[]) => names.join(word('document.comma'));

const named = (word: Word, { respondent: { name, unit } }: CaseView): string =>
  unit === null ? name : word('document.case.of-unit', { name, unit });

const measuresTold = (word: Word, { names, months }: NoticeView['measures']): string =>
  months === null
    ? word('document.case.measures.line', { list: listOf(word, names) })
    : word('document.case.measures.months', { list: listOf(word, names), months });

/** To the competent organ: what is known and what is proposed. Whether anything follows is for that organ. */
function proposal(word: Word, view: ProposalView) {
  const parts: Passage[] = [
    {
      heading: word('document.case.respondent'),
      text: [
        word('document.case.respondent.line', {
          name: named(word, view),
          role: word(`document.case.role.${view.respondent.role}`),
        }),
      ],
    },
    { heading: word('document.case.facts'), text: view.facts },
    {
      heading: word('document.case.evidence'),
      text: view.evidence.map(({ day, place, observation }, at) =>
        word('document.case.evidence.line', {
          n: at + 1,
          day: printedDay(day),
          observation: place === null ? observation : `${place}：${observation}`,
        }),
      ),
    },
    {
      heading: word('document.case.clauses'),
      text: [
        word('document.case.clauses.line', { list: listOf(word, view.clauses) }),
        view.factors.length === 0
          ? word('document.case.no-factors')
          : word('document.case.factors.line', { list: listOf(word, view.factors) }),
        ...view.selfCorrection.map((text) => word('document.case.corrected.line', { text })),
      ],
    },
    {
      heading: word('document.case.proposal'),
      text: [
        word('document.case.proposal.line', {
          name: view.respondent.name,
          list: listOf(word, view.measures),
        }),
      ],
    },
  ];
  return { opening: [] as string[], parts };
}

function notice(word: Word, view: NoticeView) {
  const you = word(`document.case.you.${view.respondent.kind}`);
  const parts: Passage[] = [
    { heading: word('document.case.found'), text: view.facts },
    { heading: word('document.case.basis'), text: view.basis },
    { heading: word('document.case.intended'), text: [measuresTold(word, view.measures)] },
    {
      heading: word('document.case.rights'),
      text: [
        word('document.case.rights.days', { days: view.days, you }),
        word('document.case.rights.ways'),
        word('document.case.rights.answered'),
        word('document.case.rights.recusal', { list: listOf(word, view.investigators) }),
      ],
    },
  ];
  return { opening: [word('document.case.notice.opening', { you })], parts };
}

function decision(word: Word, view: DecisionView) {
  const parts: Passage[] = [
    {
      heading: word('document.case.respondent'),
      text: [
        word('document.case.respondent.line', {
          name: named(word, view),
          role: word(`document.case.role.${view.respondent.role}`),
        }),
      ],
    },
    { heading: word('document.case.found'), text: view.facts },
    { heading: word('document.case.heard'), text: heardTold(word, view) },
    {
      heading: word('document.case.reasons'),
      text: [...view.reasons, ...view.basis.map((text) => word('document.case.basis.line', { text }))],
    },
    { heading: word('document.case.decision'), text: decided(word, view) },
  ];
  if (view.remedy !== null)
    parts.push({ heading: word('document.case.remedy'), text: remedy(word, view.remedy) });
  return { opening: [] as string[], parts };
}

function decided(word: Word, view: DecisionView): string[] {
  const { outcome, measures, from, until } = view;
  const { name } = view.respondent;
  const together = word('document.case.discussed', { day: printedDay(view.discussedOn), n: view.discussed });
  if (outcome !== 'decided' || measures === null)
    return [
      together,
      word(outcome === 'dismissed' ? 'document.case.dismissed.line' : 'document.case.exempted.line', {
        name,
      }),
    ];
  const effect =
    from === null
      ? []
      : [
          until === null
            ? word('document.case.decided.from', { from: printedDay(from) })
            : word('document.case.decided.until', { from: printedDay(from), until: printedDay(until) }),
        ];
  return [
    together,
    word('document.case.decided.line', { name, list: listOf(word, measures.names) }),
    ...effect,
  ];
}

function remedy(word: Word, { route, count, unit }: NonNullable<DecisionView['remedy']>): string[] {
  const way =
    count === null
      ? word('document.case.remedy.open', { route })
      : word(unit === 'months' ? 'document.case.remedy.months' : 'document.case.remedy.days', {
          route,
          count,
        });
  return [way, word('document.case.remedy.stays')];
}
