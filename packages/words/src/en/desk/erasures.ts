import type { Translated } from '../../translated.ts';
import type { deskErasures as zh } from '../../zh/desk/erasures.ts';

export const deskErasures = {
  'desk.erasures': 'Erasures',
  'desk.erasure': 'Erasure',
  'desk.erasure.none': 'No erasures',
  'desk.erasure.none.why': 'When a person asks for it, open that person and ask for the erasure there',
  'desk.erasure.ask': 'Ask for an erasure',
  'desk.erasure.hand': 'Ask for the erasure',
  'desk.erasure.asked': 'Asked for; another person decides',
  'desk.erasure.fields': 'Fields',
  'desk.erasure.fields.hint': 'Names only, no values; whatever is not ticked stays',
  'desk.erasure.ground': 'Ground',
  'desk.erasure.ground.hint': 'Such as: asked for in writing, and the retention period has passed',
  'desk.erasure.inOffice':
    'This person still holds a seat or an account: the name stays for now, the rest can go',
  'desk.erasure.nothing': 'Nothing to erase',
  'desk.erasure.nothing.why': 'Nothing readable is held under this person',
  'desk.erasure.askedBy': 'Asked for by',
  'desk.erasure.askedAt': 'Asked for',
  'desk.erasure.decidedBy': 'Decided by',
  'desk.erasure.decidedAt': 'Decided',
  'desk.erasure.approve': 'Approve and erase',
  'desk.erasure.approve.line': 'Fields that leave every record and list for good: {{count}}',
  'desk.erasure.approve.line.kept':
    'Who asked, who approved, why, and the digests of what was there stay in the journal',
  'desk.erasure.approved': 'Erased',
  'desk.erasure.refuse': 'Refuse',
  'desk.erasure.refused': 'Decided; nothing was erased',
  'desk.erasure.takeBack': 'Take back',
  'desk.erasure.waits': 'Another person has to approve',
  'desk.field.name': 'Name',
  'desk.field.phone': 'Telephone',
  'desk.field.otherPerson': 'The other person',
  'desk.field.nature': 'Nature of the relation',
} satisfies Translated<typeof zh>;
