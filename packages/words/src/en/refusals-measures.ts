import type { RefusalWords } from '../translated.ts';
import type { measureRefusals as zh } from '../zh/refusals-measures.ts';

export const measureRefusals = {
  'visit.answers-unsupported': {
    what: 'The paper was not drawn up',
    why: '{{count}} checklist answers lack the evidence or the words they need',
    next: 'Add them question by question, or answer otherwise',
  },
  'visit.watch-not-so': {
    what: 'Not written down',
    why: 'this watch stands otherwise by now; it may have been pressed on another tablet',
    next: 'Look at the figure and press again',
  },
  'visit.checklist-not-a-version': {
    what: 'Not moved',
    why: 'that is not another version of the same list',
    next: 'Go online once to get the newer version, then try again',
  },
  'visit.mapping-twice': {
    what: 'Not moved',
    why: 'a question is matched twice',
    next: 'Match each question once',
  },
  'visit.mapping-unknown': {
    what: 'Not moved',
    why: 'neither version has a question “{{question}}”',
    next: 'Choose the question again',
  },
  'visit.mapping-unlike': {
    what: 'Not moved',
    why: 'question “{{question}}” is answered in another manner than its match',
    next: 'Choose one that is answered alike, or leave it and answer the new question',
  },
  'finding.time-missing': {
    what: 'Not proposed',
    why: 'the finding of {{at}} is called slow and rests on no time yet',
    next: 'Choose a run of a stopwatch, or a service item with its dates; the length is computed',
  },
  'finding.time-not-computed': {
    what: 'Not saved',
    why: 'the time is not what the stopwatch or the calendar gives',
    next: 'Choose the run or the dates again; the figure is not typed',
  },
  'finding.not-overdue': {
    what: 'Not proposed',
    why: 'counted by the working calendar it is within the promised limit',
    next: 'Check the dates, or choose another code',
  },
  'registry.checklist-unfit': {
    what: 'Not adopted',
    why: 'question “{{question}}” of the list: {{fault}}',
    next: 'Put it right, then adopt it',
  },
  'registry.question-taken': {
    what: 'Not adopted',
    why: 'the question code “{{question}}” is in use in the list “{{name}}”',
    next: 'Choose another code',
  },
} satisfies Record<keyof typeof zh, RefusalWords>;
