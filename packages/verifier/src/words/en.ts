import { enCannotLook } from './cannot-look.ts';
import { enSubjects } from './en-subjects.ts';
import type { Words } from './words.ts';

/** For a lawyer, or a clerk of the department: what is so, what is not, what that means. */
export const en: Words = {
  title: 'Check of a Mingcha case package',
  titleOfProof: 'Check of a Mingcha document',
  colon: ': ',
  verdict: { holds: 'It holds', 'does-not-hold': 'It does not hold' },
  verdictText: {
    holds:
      'Everything was checked piece by piece. Nothing was found missing, added or changed. What could not be looked at is listed below and is not part of this.',
    'does-not-hold':
      '{{count}} things do not agree; each is listed below. Everything else was checked all the same.',
  },
  parts: {
    about: 'The package',
    faults: 'What does not agree',
    checks: 'What was checked',
    open: 'What could not be looked at, and what you should know',
    times: 'Time',
    key: 'The server’s key',
    document: 'Document',
    limits: 'What this check does not prove',
  },
  proof: {
    document: 'Kind',
    number: 'Number',
    viewHash: 'Fingerprint',
    at: 'Proof made',
    state: 'State then',
  },
  states: {
    valid: 'in force',
    withdrawn: 'withdrawn, no longer in force',
    superseded: 'corrected by another',
  },
  about: {
    office: 'Issued by',
    case: 'About',
    scope: 'Extent',
    madeAt: 'Made',
    receiver: 'For',
    id: 'Package',
  },
  scope: {
    full: 'full',
    masked: 'masked (without personal details, and without originals that show or let hear people)',
  },
  subjects: enSubjects,
  entry: 'entry {{n}} ({{what}}, number {{seq}} of writer {{writer}})',
  entries: '{{count}} entries ({{what}}, {{lines}})',
  state: { ok: 'agrees', fault: 'faults: {{count}}', nothing: 'nothing to look at' },
  looked: 'looked at: {{count}}',
  checks: {
    bag: ['Files', 'every file is byte for byte the one on the list; none is missing, none was added'],
    form: ['Form', 'every line is written in the published format, which has one spelling'],
    package: [
      'List of contents',
      'the server signed it, and the files on it are those that the entries name',
    ],
    proof: ['Proof', 'signed by the server, and what it says of the present state rests on an entry'],
    entries: ['Entries', 'what each entry says has the fingerprint it was written under'],
    writers: ['Writers', 'the office let in every tablet and server; none wrote after it was revoked'],
    chains: ['Chains', 'each writer’s entries follow one another without a break or a fork'],
    signatures: ['Signatures', 'each entry is covered by its writer’s signature'],
    persons: ['Personal signatures', 'people signed with the keys that were given to them'],
    log: ['Log', 'every entry stands in one log that the server signed; older logs are its beginning'],
    whole: ['Completeness', 'of what is listed as complete, no entry is missing'],
    stamps: ['Time-stamps', 'the times that authorities outside of the office gave its heads are genuine'],
    time: ['Time', 'the server acknowledged every entry of a tablet, and the times do not contradict'],
    evidence: [
      'Recordings',
      'every slice is the one that was recorded; masked copies were checked by a second person',
    ],
    documents: ['Documents', 'they are the texts that were signed'],
    erasures: ['Erasures', 'whatever was erased or destroyed was ordered by two people, in an entry'],
    head: ['Head you brought', 'compared with the log of this package'],
    file: ['The file you hold', 'compared byte by byte with what is on record'],
    code: ['Code you brought', 'compared with the documents of this package'],
  },
  faults: {
    'bag.form': [
      'The container is not as it should be: {{what}}.',
      'The package was cut or rebuilt on its way.',
    ],
    'bag.file-missing': ['A file is missing.', 'It is on the list and not in the package: it was taken out.'],
    'bag.file-changed': ['A file is not the one on the list.', 'It changed after the package was made.'],
    'bag.file-unlisted': [
      'A file is on no list.',
      'It was added later; do not take it for part of the package.',
    ],
    'bag.name-unsafe': [
      'A file name is not safe.',
      'Unpacking could write elsewhere; do not unpack this with another program.',
    ],
    'bag.name-twice': ['A file name stands twice.', 'Two programs would see two different contents.'],
    'form.malformed': [
      'This is not written in the published form.',
      'It was not believed. It may have been changed or damaged.',
    ],
    'package.signature-wrong': [
      'The server did not sign this list of contents.',
      'Somebody may have made it smaller and left things out. Ask the office for the package again.',
    ],
    'package.file-other': [
      'The list says that a file belongs to an entry, and that entry does not name it.',
      'Do not take the file for evidence of that entry.',
    ],
    'proof.signature-wrong': [
      'The proof is not signed by the server.',
      'It was changed after it was made, or the server that it names did not make it. Fetch it once more.',
    ],
    'proof.status-unfounded': [
      'What the proof says of the document’s present state does not agree with its entries.',
      'Do not rely on that it is in force; ask the office that issued it.',
    ],
    'entry.hash-wrong': [
      '{{entry}} does not have the fingerprint it was written under.',
      'It was changed afterwards.',
    ],
    'entry.root-wrong': [
      'A value in {{entry}} is not the one that was recorded.',
      'A value, its random part or the order was changed afterwards.',
    ],
    'entry.twice': ['{{entry}} stands twice.', 'An entry stands once.'],
    'entry.sealed': ['“{{path}}” of {{entry}} is still encrypted.', 'It can be neither read nor checked.'],
    'writer.id-wrong': [
      'The name of writer {{writer}} does not come from its key.',
      'The key was exchanged.',
    ],
    'writer.unknown': ['The writer of {{entry}} is not on the list.', 'Nobody knows who wrote it.'],
    'writer.not-enrolled': [
      'Writer {{writer}} was not let in, or not as what it is listed as.',
      'The office never allowed it to write.',
    ],
    'writer.after-revocation': [
      '{{entry}} was written after this tablet was revoked (its last number was {{lastSeq}}).',
      'It may have been written on a stolen tablet, and nobody released it by name.',
    ],
    'chain.fork': [
      '{{entry}} stands under the same number as {{other}}.',
      'One device wrote two histories; it may have been copied. Both are shown.',
    ],
    'chain.prev-wrong': ['{{entry}} does not follow the one before it.', 'The chain was changed here.'],
    'chain.gap': [
      'Before {{entry}}, numbers {{from}} to {{to}} are missing.',
      'Entries that this tablet wrote were taken out.',
    ],
    'run.signature-wrong': [
      'Signature {{n}} is not writer {{writer}}’s (numbers {{from}} to {{to}}).',
      'These entries cannot be held to be that writer’s.',
    ],
    'run.head-unknown': [
      'What signature {{n}} signs is not in the package.',
      'That signature proves nothing.',
    ],
    'entry.not-signed': ['No signature covers {{entry}}.', 'It is not shown that its writer wrote it.'],
    'attestation.entry-missing': [
      '{{entry}}: what {{person}} signed is not in the package.',
      'It cannot be told what that person agreed to.',
    ],
    'attestation.key-other': [
      '{{entry}}: the key was never given to {{person}}.',
      'This is not that person’s signature.',
    ],
    'attestation.signature-wrong': [
      '{{entry}}: the signature is not {{person}}’s.',
      'That person did not sign this.',
    ],
    'head.signature-wrong': [
      'The server did not sign the log’s head of {{size}} entries.',
      'That head counts for nothing.',
    ],
    'key.change-wrong': [
      'The change of the server’s key does not hold: {{entry}}.',
      'What the former key signed counts for nothing.',
    ],
    'head.not-extended': [
      'The older head of {{size}} entries is not the beginning of this log.',
      'The log was rewritten since then.',
    ],
    'head.contradicts': [
      'At {{size}} entries the head you brought is {{root}}; in the package it is {{found}}.',
      'Two people were shown two logs. This is the heaviest thing that can be found. Keep both.',
    ],
    'placement.missing': [
      '{{entry}} has no place in the log.',
      'It is not shown that the server ever had it.',
    ],
    'placement.wrong': [
      'Place {{n}} does not lead to the head of the log.',
      'That entry is not in the log that the server signed.',
    ],
    'log.order-wrong': [
      '{{entry}} does not stand after the one before it in the log.',
      'The order was changed.',
    ],
    'whole.subject-missing': [
      '“{{subject}}” is not among what is listed as complete.',
      'Whether anything about it was left out cannot be told, for instance that a tablet was revoked.',
    ],
    'whole.count-wrong': [
      'There should be {{said}} entries about “{{subject}}”; there are {{found}}.',
      'Entries were taken out or put in.',
    ],
    'whole.heads-wrong': [
      'The last entries about “{{subject}}” are not those on the list.',
      'The end was taken off or exchanged.',
    ],
    'whole.expected-gap': [
      'The server’s entry number {{missing}} about “{{subject}}” is missing (found: {{found}}).',
      'An entry that the server wrote was taken out.',
    ],
    'whole.after-missing': [
      '{{entry}} follows an entry that is not in the package.',
      'That one was taken out.',
    ],
    'stamp.malformed': ['Time-stamp {{n}} has not the form that is described.', 'It proves no time.'],
    'stamp.head-missing': [
      'The head ({{size}} entries) of time-stamp {{n}} is not in the package.',
      'What was stamped cannot be told.',
    ],
    'stamp.imprint-other': [
      'Time-stamp {{n}} is for something else than this head ({{size}} entries).',
      'It proves nothing of this log.',
    ],
    'stamp.signature-wrong': [
      'The signature of time-stamp {{n}} is wrong.',
      'It is not by that authority, or it was changed afterwards.',
    ],
    'stamp.certificate-wrong': [
      'The certificate of time-stamp {{n}} does not hold: not for time-stamps alone, not valid then, or not from the root that is enclosed.',
      'Who signed is not established.',
    ],
    'receipt.missing': ['{{entry}} has no receipt.', 'It is not shown when the server received it.'],
    'receipt.signature-wrong': [
      'The server did not sign receipt {{n}}.',
      'Its time of arrival counts for nothing.',
    ],
    'receipt.entry-other': [
      'Receipt {{n}} is not for an entry here.',
      'Its time of arrival says nothing about this package.',
    ],
    'token.signature-wrong': [
      'The server did not sign time token {{n}}.',
      '“Not before” counts for nothing.',
    ],
    'token.writer-other': [
      'The time token of {{entry}} was given to another device.',
      '“Not before” counts for nothing.',
    ],
    'time.backwards': [
      '{{entry}} arrived before the time token that it quotes was made.',
      'The two contradict each other; one of them is not true.',
    ],
    'evidence.bytes-wrong': [
      'This is not the file that was recorded.',
      'It was changed after it was recorded, or exchanged.',
    ],
    'evidence.slices-wrong': [
      'Slice {{slice}} (from byte {{from}} on) is not the one that was recorded.',
      'It differs from here on; every slice before it is as it was recorded.',
    ],
    'evidence.mask-unchecked': [
      'Nobody but its maker checked this masked copy.',
      'Whether it covers what it should, and no more, was judged by one person.',
    ],
    'evidence.unaccounted': [
      'The file that {{entry}} names ({{sha256}}) is not here, and no reason for that stands.',
      'Evidence was taken out without an account of it.',
    ],
    'document.bytes-wrong': ['This is not the document that was made.', 'It was changed or exchanged.'],
    'document.unaccounted': [
      'The file that {{entry}} names ({{sha256}}) is not here, and no reason for that stands.',
      'A document was taken out without an account of it.',
    ],
    'view.wrong': ['This is not the text that was signed.', 'What is shown differs from what was signed.'],
    'erasure.not-ordered': [
      '{{entry}}: nothing in the package orders this erasure.',
      'Something went without the approval of two people.',
    ],
    'file.not-named': [
      'The file you hold (SHA-256 {{sha256}}) is named by no entry of the package.',
      'It is not the one on record, or it belongs to another package; a scan, or a file saved anew or converted, differs as well.',
    ],
    'code.malformed': [
      'What you brought is no code of a document.',
      'It has three lines: mingcha/…/1, the number, the fingerprint.',
    ],
    'code.view-other': [
      'The text that the code names is not in this package.',
      'It is the code of another document, or the document was changed.',
    ],
    'code.not-signed': [
      'Nobody signed the text that the code names.',
      'The page in your hands was never signed.',
    ],
    'code.number-other': [
      'The number “{{number}}” is not that of this document (which is “{{found}}”).',
      'The number was changed.',
    ],
  },
  notes: {
    'checked-nothing': 'There was nothing to look at for “{{checkName}}”.',
    withheld:
      '{{entry}}: not given to you: {{paths}}. The fingerprints are here, so nothing can be changed before it is shown.',
    erased: '{{entry}}: erased, by order: {{paths}}.',
    absent: 'The file that {{entry}} names is not here: {{whyText}}.',
    elsewhere:
      'Tablet {{writer}} also wrote {{count}} entries about other things; their headers show that the chain is unbroken.',
    'passed-over': '{{at}} was put there by an operating system and not looked at.',
    released: '{{entry}} had been held back and was released by {{by}}.',
    'view-not-here':
      'The text that the code names was not given to you; its fingerprint is the one that was signed.',
    'head-unknown': 'The package has no head at {{size}} entries, so yours cannot be compared.',
    'head-known': 'The head you brought ({{size}} entries) is in this log: nothing before it has changed.',
    'key-changed':
      'Up to {{size}} entries the log is signed by the server’s former key ({{former}}), after that by the next one ({{key}}); ordered by two persons, and checked.',
    'head-other-key': 'The head you brought was signed with another key and cannot be compared.',
    'code-holds': 'The code agrees with what was signed (entry {{n}}, {{kind}}), number “{{number}}”.',
    'code-later': 'A later entry withdrew or corrected this document (entry {{n}}, {{kind}}).',
    'stamp-holds':
      '“{{authority}}” saw the head of {{size}} entries at {{clockText}}; the time-stamp is genuine. The enclosed root certificate has the fingerprint {{root}}: compare it with what that authority publishes.',
    'stamp-alone':
      '“{{authority}}” saw the head of {{size}} entries at {{clockText}}; the signature is right. No root certificate is enclosed: who signed was not checked.',
    'stamp-unread':
      'Time-stamp {{n}} is signed in a way that this program does not know; it was not checked.',
    'stamp-before-head':
      'The head of {{size}} entries calls itself later than “{{authority}}” saw it ({{clockText}}): one of two clocks is wrong.',
    'file-holds':
      'The file you hold is, byte for byte, the one that {{entry}} records; that entry is number {{leaf}} of the log, under the head of {{size}} entries.',
    'clock-outside': '{{entry}}: the device’s clock said {{clockText}}, which lies outside what is proven.',
    'status-valid':
      'On {{clockText}} the server said: this document is in force. Whether it was withdrawn or corrected later cannot be seen here.',
    'status-withdrawn':
      'On {{clockText}} the server said: this document has been withdrawn and is no longer in force.',
    'status-superseded': 'On {{clockText}} the server said: this document was corrected by “{{number}}”.',
    'nothing-brought':
      'You brought neither the document nor the three lines of its code: only the proof itself was checked. Compare the fingerprint {{viewHash}} with the one printed on your document.',
    'time-open':
      'Of {{of}} entries, {{count}} have a time that is open at one end or both: no time token, or no receipt.',
  },
  why: {
    withheld: 'it was not given to you',
    destroyed: 'it was destroyed, by order',
    'never-arrived': 'it was recorded and never reached the server',
    broken: 'it arrived broken',
  },
  what: {
    cut: 'it has no end',
    seal: 'what seals it was cut or changed',
    'tar-header': 'a header of the tar is wrong',
    'tar-size': 'a size in the tar is wrong',
    'no-file': 'something in it is no plain file',
    sparse: 'a sparse file',
    'not-below-top': 'something stands outside the one folder',
    'behind-end': 'something stands behind its end',
    'too-deep': 'folders too deep',
    declaration: 'bagit.txt is wrong',
    'manifest-line': 'a line of a list is wrong',
    'wrong-manifest': 'a file stands on the wrong list',
    oxum: 'the totals are wrong',
    fetch: 'a file would have to be fetched from elsewhere',
    'no-text': 'it is no text',
  },
  timeSummary: '{{count}} entries, {{closed}} proven at both ends.',
  timeColumns: ['Entry', 'Not before', 'Not after', 'Device clock'],
  openEnd: 'not proven',
  keyText:
    '{{key}}. The package was checked under the key that it brings. Compare these figures with what a tablet shows in its settings, with an older package, or with a published notice. If they differ, it is not that office’s.',
  keyTextOfProof:
    '{{key}}. The proof was checked under the key that it brings. Compare these figures with what a tablet shows in its settings, with an older package, or with a published notice. If they differ, it is not that office’s.',
  headText: 'Head of the log: {{size}} entries, {{root}}, {{timeText}}',
  limits:
    'That what a camera saw was so; that a clock was right within its interval; that two inspectors did not agree on a lie; that the office showed nobody another log (compare heads with others); whether what was not given to you matters.',
  limitsOfProof:
    'Whether the document was withdrawn after the proof was made; that the server’s key is the office’s own (compare the figures above); that what the document says is so; that the office showed nobody another log (compare heads with others). A scan, also of the sealed print, and a file saved anew differ byte by byte: check those by the three lines of the code.',
  more: '{{count}} more are not listed.',
  moreNotes: '{{count}} more.',
  cannotLook: enCannotLook,
  codeUnit: 'code',
};
