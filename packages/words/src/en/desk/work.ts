import type { Translated } from '../../translated.ts';
import type { deskWork as zh } from '../../zh/desk/work.ts';

export const deskWork = {
  'desk.work.none': 'Nothing is waiting for you',
  'desk.work.none.why': 'Whatever comes up for your seat is listed here',
  'desk.work.oldest': 'Oldest',
  'desk.work.open': 'Open',
  'desk.work.count_one': '{{count}} item',
  'desk.work.count_other': '{{count}} items',
  'desk.setup.title': 'First set-up',
  'desk.setup.why':
    'No office has been founded here. It is done once, with the code that the server printed when it started',
  'desk.setup.code': 'Setup code',
  'desk.setup.code.hint': "In the output of the server's start",
  'desk.setup.office': 'Office',
  'desk.setup.name': 'Full name',
  'desk.setup.name.hint': 'For example 清源市人民政府督查室',
  'desk.setup.short': 'Short name',
  'desk.setup.series': 'Letterhead code',
  'desk.setup.series.hint': 'Used in document numbers, for example 清督',
  'desk.setup.zone': 'Time zone',
  'desk.setup.demo': 'Demonstration data',
  'desk.setup.demo.hint': 'Loads demonstration units and people; everything says so',
  'desk.setup.admins': 'Three administrators',
  'desk.setup.admins.hint':
    'System, security and audit administrators are three different people, none of whom may hold a business seat',
  'desk.setup.person': 'Name',
  'desk.setup.recovery': 'Recovery public key',
  'desk.setup.recovery.hint':
    'Begins with age1; the office keeps the private half elsewhere, never in this system',
  'desk.setup.act': 'Found the office',
  'desk.setup.done': 'The office is founded',
  'desk.setup.passwords': 'One-time passwords of the three administrators',
  'desk.setup.passwords.hint':
    'Shown only now. Hand each to its owner, who must change it at the first sign-in',
  'desk.setup.enter': 'To the sign-in',
  'desk.setup.founded': 'An office has been founded already',
  'desk.setup.founded.why': 'It is done only once',
} satisfies Translated<typeof zh>;
