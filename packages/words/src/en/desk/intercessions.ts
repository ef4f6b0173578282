import type { Translated } from '../../translated.ts';
import type { deskIntercessions as zh } from '../../zh/desk/intercessions.ts';

export const deskIntercessions = {
  'desk.intercessions': 'Intercessions',
  'desk.intercessions.hint': 'Seen by the discipline officer alone. Opening one is a line in the access log',
  'desk.intercessions.none': 'No intercessions noted',
  'desk.intercessions.none.why':
    'Whoever works on a bulletin and is spoken to notes it on the page of the bulletin',
  'desk.intercession': 'Note of an intercession',
  'desk.intercession.logged': 'That you opened this is in the access log',
  'desk.intercession.note': 'Note an intercession',
  'desk.intercession.note.act': 'Seal the note',
  'desk.intercession.noted': 'Sealed: the discipline officer alone will read it',
  'desk.intercession.line.sealed':
    'Only the discipline officer reads it: neither you, nor your superiors, nor an administrator',
  'desk.intercession.line.kept': 'It cannot be changed or taken back; to add to it, note another',
  'desk.intercession.notKept': 'What you type is not kept on this computer: it goes when this is closed',
  'desk.intercession.who': 'Who spoke to you',
  'desk.intercession.who.hint': 'Name and post, as far as you know',
  'desk.intercession.on': 'On which day',
  'desk.intercession.how': 'In which way',
  'desk.intercession.said': 'What was said and asked for',
  'desk.intercession.about': 'About the bulletin',
  'desk.intercession.finding': 'About the finding',
  'desk.intercession.finding.hint': 'None: about the whole bulletin',
  'desk.intercession.finding.gone': 'No longer in that bulletin, or not yours to read',
  'desk.intercession.notedBy': 'Noted by',
  'desk.intercession.notedAt': 'Noted at',
} satisfies Translated<typeof zh>;
