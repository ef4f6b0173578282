import type { Translated } from '../../translated.ts';
import type { deskWalk as zh } from '../../zh/desk/walk.ts';

/** The five minutes: seven steps, in a demonstration only. */
export const deskWalk: Translated<typeof zh> = {
  'walk.title': 'The five minutes',
  'walk.lead':
    'From one photograph at a counter, to one item put right and closed, to one changed byte that is found: seven steps, one press each, about five minutes. Every step uses the real program, real rights and the real journal.',
  'walk.note':
    'A press signs this browser in as the demonstration account of that role and does the work. Units, people and numbers are invented; steps can be repeated and done in any order.',
  'walk.after':
    'Afterwards every page is open from the menu; “The five minutes” in the menu leads back here at any time.',
  'walk.playing':
    'The demonstration city is still being loaded, about a minute; the seven steps open by themselves.',
  'walk.nav': 'The five minutes',
  'walk.done': 'Done',
  'walk.again': 'Do it again',
  'walk.busy': 'Another step is running',
  'walk.machine': 'The program',
  'walk.person': '{{name}} ({{role}})',
  'walk.way': '{{screen}} (as {{name}})',

  'walk.tablet.title': 'Recording without a network',
  'walk.tablet.who': 'Two inspectors · in the service hall · about thirty minutes in real life',
  'walk.tablet.will':
    'Here is a real tablet: enrolled, confirmed by two people with their own PINs, taken into the hall, a photograph, a key for the finding. Its network is off while it records. Then you plug it in and see it arrive by itself, exactly once.',
  'walk.tablet.act': 'Record a finding offline',
  'walk.tablet.frame': 'The inspectors’ tablet',
  'walk.tablet.dark': 'The tablet is not switched on yet',
  'walk.tablet.network': 'The tablet’s network',
  'walk.tablet.plugged': 'The tablet’s network: on',
  'walk.tablet.unplugged': 'The tablet’s network: off',
  'walk.tablet.recorded':
    'Recorded without a network: entries still on the tablet {{entries}}, photographs {{pictures}}. Now switch the network on.',
  'walk.tablet.drawn': 'This machine has no camera to use, so the demonstration drew the photograph.',
  'walk.tablet.once':
    'Arrived: the tablet wrote {{entries}} entries, the server has {{arrived}}, each exactly once; photographs checked byte by byte and receipted: {{pictures}}. Switch off and on again: the numbers stay. ({{unit}})',
  'walk.tablet.waits':
    'Not everything has arrived: the tablet wrote {{entries}} entries, the server has {{arrived}}; photographs receipted: {{pictures}}. The tablet goes on sending by itself. ({{unit}})',

  'walk.review.title': 'Review',
  'walk.review.who': 'The reviewer · in the office · about three minutes for each in real life',
  'walk.review.will':
    'A team has just brought back a finding. The reviewer reads the facts and looks at the photograph, confirms nothing yet, and sends the unit a sheet to hear what it says.',
  'walk.review.act': 'Review and ask the unit',
  'walk.review.done':
    'Reviewed: the finding at {{unit}} waits for the unit. Sheets sent: {{sheets}}; working days to answer after service: {{days}}.',

  'walk.dispute.title': 'The unit disagrees',
  'walk.dispute.who':
    'The head of the unit · on a phone, without an account · about three minutes in real life',
  'walk.dispute.will':
    'The head of the unit opens the sheet with the one-time code printed on it and objects in two points. The office answers point by point, then the director decides. Both texts stand side by side for good.',
  'walk.dispute.act': 'Object and be answered',
  'walk.dispute.done':
    'Of the two objections of {{unit}} one was accepted and one was not, each with its reason; the finding is confirmed, and both texts stand on one page.',

  'walk.paper.title': 'Signed on paper, printed under a red head',
  'walk.paper.who': 'The leader in charge · with a pen · about two minutes in real life',
  'walk.paper.will':
    'The leader needs no computer: the planner prints the approval sheet, the leader signs with a pen, one person types it in and another compares it with the scan; only then it is signed. A number follows, then the red-head document.',
  'walk.paper.act': 'Sign on paper and print',
  'walk.paper.done':
    '{{number}}: {{seconds}} s from number to document. Who signed, who typed, who compared and the hash of the scan stand in the journal. ({{unit}})',
  'walk.paper.slow':
    '{{number}} is signed and numbered; after {{seconds}} s it is still being typeset and will appear on its page. ({{unit}})',
  'walk.paper.pdf': 'The red-head document',
  'walk.paper.open': 'Open this document by itself',

  'walk.order.title': 'An order and its clock',
  'walk.order.who':
    'The leader signs, the planner serves, a second one compares the receipt · about ten minutes in real life',
  'walk.order.will':
    'The leader issues an order to put things right, the planner serves it and enters the receipt, a second person compares it. Without a proof that two have seen no time runs; with it, working days are counted, and green, amber and red are plain to see.',
  'walk.order.act': 'Issue and serve',
  'walk.order.done':
    '{{number}} has been served on {{unit}}; time runs from today. Beside it: one clock of each colour as they stand in the register now.',
  'walk.order.clocks': 'Clocks of three colours',
  'walk.order.count': 'In the register: {{rows}}',

  'walk.verify.title': 'A second person verifies',
  'walk.verify.who':
    'An inspector who had no hand in it, then the director · on the spot · about twenty minutes in real life',
  'walk.verify.will':
    'The unit reports that it is done. Whoever put it right cannot verify, whoever verified cannot close: an inspector looks on the spot, the director closes the item, and the order is closed.',
  'walk.verify.act': 'Verify and close',
  'walk.verify.done': 'Verified by one person and closed by another: the order to {{unit}} is done.',

  'walk.one-byte.title': 'Change one byte',
  'walk.one-byte.who': 'Anybody with the database’s password · nobody, in real life',
  'walk.one-byte.will':
    'The whole database is copied; in the copy, past the program, one digit of the time of a confirmation is changed; then everything that npm run verify checks is checked. The demonstration’s own data is not touched.',
  'walk.one-byte.act': 'Change a byte and verify',
  'walk.one-byte.named':
    'Checked {{entries}} entries in {{seconds}} s. Faults reported: {{found}}. The changed row is named: {{hash}}…',
  'walk.one-byte.missed':
    'Checked {{entries}} entries in {{seconds}} s. Faults reported: {{found}}. The changed row is not named: {{hash}}…',
  'walk.one-byte.entry': 'The changed entry: {{kind}}',
  'walk.one-byte.before': 'Before',
  'walk.one-byte.after': 'After (byte {{offset}})',

  'walk.way.visit': 'See the visit',
  'walk.way.journal': 'See this tablet’s journal',
  'walk.way.finding': 'See the finding',
  'walk.way.sheet': 'See the sheet',
  'walk.way.both-texts': 'See both texts side by side',
  'walk.way.bulletin': 'See the bulletin',
  'walk.way.paper': 'See the approval sheet and its scan',
  'walk.way.order': 'See the order',
  'walk.way.orders': 'See the register of orders',
  'walk.way.untouched': 'See the entry itself, untouched',

  'walk.line.enrols': 'Enrols this tablet: two people compare six digits, two members choose PINs',
  'walk.line.hands-out': 'Hands out today’s card',
  'walk.line.offline': 'Switches the tablet’s network off',
  'walk.line.opens': 'Opens the sealed card',
  'walk.line.pin': 'Signs with an own PIN that no interest binds them',
  'walk.line.photographs': 'Takes a photograph',
  'walk.line.draws': 'Takes a photograph (of a drawn scene)',
  'walk.line.key': 'Presses key ④ and a code',
  'walk.line.online': 'Switches the tablet’s network on and waits for it to send',
  'walk.line.looks': 'Counts this tablet’s entries in the server’s journal',
  'walk.line.bringing': 'Everything before this step, by the people whose work it is: visit, sending, review',
  'walk.line.going-on': 'Goes on with the finding of the step before and prints a one-time code for the unit',
  'walk.line.read': 'Reads facts and photograph: {{unit}}',
  'walk.line.sheet': 'Sends the sheet',
  'walk.line.code': 'Opens the sheet with the code {{code}}',
  'walk.line.objects': 'Objects in two points',
  'walk.line.replies': 'Answers point by point',
  'walk.line.confirms': 'Confirms, and says what was accepted',
  'walk.line.prints': 'Prints the approval sheet',
  'walk.line.pen': 'Signs on paper: to be issued',
  'walk.line.enters': 'Types what was signed and adds the scan',
  'walk.line.checks': 'Compares it with the scan; the signature takes effect',
  'walk.line.numbers': 'Takes a number and prints the red-head document',
  'walk.line.issues': 'Issues the order to {{unit}}',
  'walk.line.serves': 'Serves it on {{unit}} and enters the receipt',
  'walk.line.compares-receipt': 'Compares the receipt with its scan: nobody serves on their own word',
  'walk.line.reporting':
    'Everything before this step, by the people whose work it is: confirmed, issued, served, put right, reported',
  'walk.line.verifies': 'Verifies on the spot at {{unit}}',
  'walk.line.closes': 'Closes the item',
  'walk.line.copies': 'Copies the database',
  'walk.line.copied': 'Copied: tables {{tables}}, rows {{rows}}',
  'walk.line.changes': 'Changes one byte and checks everything',

  'refusal.walk.not-secure.what': 'This step did not begin',
  'refusal.walk.not-secure.why':
    'browsers open keys and camera only for this machine’s own address or under https',
  'refusal.walk.not-secure.next':
    'Open it as 127.0.0.1 on the machine that runs the demonstration, or put TLS in front',
  'refusal.walk.not-on-screen.what': 'The tablet did not come to its next screen',
  'refusal.walk.not-on-screen.why':
    'what was waited for ({{what}}) did not appear; perhaps this browser is enrolled as another tablet',
  'refusal.walk.not-on-screen.next': 'Press again; if that does not help, clear this site’s data',
};
