import type { Translated } from '../translated.ts';
import type { keepingDocuments as zh } from '../zh/documents-keeping.ts';

export const keepingDocuments: Translated<typeof zh> = {
  'document.register.title': 'Register of destroyed recordings',
  'document.register.year': 'Year',
  'document.register.sum': 'In all',
  'document.register.sum.said': 'Lists: {{lists}}; destroyed: {{destroyed}}; kept: {{kept}}.',
  'document.register.none': 'Nothing was destroyed in this year.',
  'document.register.list': 'List {{n}}',
  'document.register.ground': 'Ground: {{ground}}',
  'document.register.listed': 'Drawn up by {{name}} ({{duty}}), {{at}}',
  'document.register.approved': 'Approved by {{name}} ({{duty}}), {{at}}; entry {{entry}}',
  'document.register.done': 'Carried out {{at}}; destroyed: {{destroyed}}; kept: {{kept}}; entry {{entry}}',
  'document.register.gone': 'Destroyed',
  'document.register.piece':
    '{{n}}. {{medium}}, taken {{taken}}, {{rule}}, kept until {{until}}; SHA-256 {{sha256}}; entry {{entry}}',
  'document.register.log-gone':
    'Lines {{from}} to {{to}} of the access log, until {{last}}; {{destroyed}} destroyed; head {{head}}; entry {{entry}}',
  'document.register.masked': 'with its masked copy SHA-256 {{sha256}}',
  'document.register.kept': 'Kept',
  'document.register.stays': '{{n}}. SHA-256 {{sha256}}: {{because}}',
  'document.register.undone': '{{n}}. SHA-256 {{sha256}}: not destroyed yet',
  'document.register.log': 'Place in the log',
  'document.register.log.said':
    'When this was printed the log had {{size}} entries, root {{root}}, key of the server {{key}}.',
  'document.register.box': 'Checked by the custodian',
  'document.register.note':
    'Made from the log. The fingerprint of each original and the entry it rests on can be looked up there; what was destroyed is not on it.',
};
