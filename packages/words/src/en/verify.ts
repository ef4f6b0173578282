import type { Translated } from '../translated.ts';
import type { verifying as source } from '../zh/verify.ts';

export const verifying: Translated<typeof source> = {
  'verify.fault.bytes.not-canonical':
    'The bytes of this entry are not in canonical form: it was changed, and what it says can no longer be relied on.',
  'verify.fault.header.hash-wrong':
    'The text of this entry does not give its hash: the text or the hash was changed.',
  'verify.fault.header.malformed':
    'The header of this entry has a wrong form: it was changed, or this program did not write it.',
  'verify.fault.form':
    'This has a form that is not allowed: it was changed, or this program did not write it.',
  'verify.fault.chain.writer-wrong': 'This entry is another writer’s and was put into this chain.',
  'verify.fault.chain.seq-wrong': 'The number of this entry does not follow the one before it.',
  'verify.fault.chain.prev-wrong':
    'The entry that this one names as the one before it is not the one before it.',
  'verify.fault.chain.gap': 'Before this entry something is missing: it was deleted, or has not arrived.',
  'verify.fault.chain.fork':
    'Two entries stand under one number: the tablet was copied, or set back. Both are kept, and a named person has to decide.',
  'verify.fault.chain.after-revocation':
    'This entry was written after its key was revoked, and nobody let it in by name: the key may be stolen.',
  'verify.fault.chain.not-signed':
    'No signature covers this entry: it was slipped in, or the signature was deleted.',
  'verify.fault.chain.head-differs':
    'The recorded end of the chain is not its last entry: the end was cut off, or the record was changed.',
  'verify.fault.column.differs':
    'The column does not say what the signed header says: the column was changed.',
  'verify.fault.run.signature-wrong':
    'The signature over these entries is not their writer’s: it, or what it signs, was changed.',
  'verify.fault.run.head-wrong':
    'The entry that this signature names is not in the chain: it was deleted or exchanged.',
  'verify.fault.run.range-wrong': 'The first and the last number of these signed entries cannot be right.',
  'verify.fault.payload.missing': 'The whole payload of this entry is gone: it was deleted.',
  'verify.fault.payload.root-wrong':
    'The payload of this entry does not give the root in its header: the payload was changed.',
  'verify.fault.payload.unsorted': 'The fields of this entry are out of order: the payload was changed.',
  'verify.fault.payload.not-delivered': 'What this entry should hold was not delivered.',
  'verify.fault.field.erased-without-order':
    'This value was erased without an entry that two persons approved.',
  'verify.fault.field.missing': 'This value is gone, and no entry erased it: it was taken away.',
  'verify.fault.field.personal-in-clear': 'Personal data stands here unencrypted.',
  'verify.fault.sealed.damaged':
    'This encrypted value does not open: it was changed, or the key is another one.',
  'verify.fault.sealed.digest-wrong':
    'This value opens and does not give its digest: it was exchanged for another.',
  'verify.fault.sealed.key-missing':
    'The key of this encrypted value is gone, so that nobody can read it. Let a tablet that worked on this case make contact, which hands it back; else take it from the latest backup.',
  'verify.fault.kind.unknown': 'This program does not know this kind of entry.',
  'verify.fault.kind.writer-class-wrong': 'Entries of this kind are not for this class of writer to write.',
  'verify.fault.kind.subject-wrong': 'Entries of this kind do not belong under this type of subject.',
  'verify.fault.entry.office-wrong': 'This entry was written into another office.',
  'verify.fault.entry.actor-not-bound': 'Whoever this entry is signed for is not enrolled on this tablet.',
  'verify.fault.entry.after-other-subject': 'This entry follows an entry about something else.',
  'verify.fault.writer.unknown': 'There are entries of a writer that nobody enrolled.',
  'verify.fault.writer.not-enrolled': 'This writer wrote entries without being enrolled by two persons.',
  'verify.fault.writer.key-wrong': 'The public key of this writer cannot be used.',
  'verify.fault.writer.key-not-its-own':
    'The public key in the register is not this writer’s: it was exchanged.',
  'verify.fault.writer.row-differs':
    'The register of writers does not say what the enrolling entries say: the register was changed.',
  'verify.fault.writer.predecessor-unknown': 'The tablet that this one continues was never enrolled.',
  'verify.fault.attestation.entry-missing':
    'The entry that this personal signature names is gone: it was deleted.',
  'verify.fault.attestation.malformed': 'This personal signature has a wrong form.',
  'verify.fault.attestation.key-other':
    'This personal signature was made with a key that is not enrolled for this person.',
  'verify.fault.attestation.entry-other': 'This personal signature signs another entry.',
  'verify.fault.attestation.person-other': 'This personal signature is another person’s.',
  'verify.fault.attestation.signature-wrong':
    'This personal signature does not hold: it, or what it signs, was changed.',
  'verify.fault.purge.device-unknown': 'The tablet that this statement is about was never enrolled.',
  'verify.fault.purge.not-revoked':
    'This tablet was never revoked, and yet there is a statement that it let go.',
  'verify.fault.purge.key-malformed': 'The enrolled key of this tablet cannot be read.',
  'verify.fault.purge.signature-wrong':
    'This tablet did not sign this statement: its numbers were changed, or somebody else wrote it.',
  'verify.fault.receipt.entry-missing':
    'This entry was acknowledged to its tablet and is not here: it was lost since. Let the tablet send, or put back a backup that has it.',
  'verify.fault.receipt.blob-missing':
    'These bytes were acknowledged to their tablet and are not here: let the tablet send, or take them from a backup.',
  'verify.fault.receipt.entry-back':
    'This entry was acknowledged, then lost here, and sent again: it is whole. Please look into what was put back.',
  'verify.fault.receipt.entry-other':
    'This receipt was not given to the tablet that is said to have shown it.',
  'verify.fault.receipt.key-unknown': 'This receipt was not signed with this server’s key.',
  'verify.fault.receipt.key-retired':
    'The key that signed this receipt had been retired by then: a retired key signs nothing.',
  'verify.fault.receipt.signature-wrong':
    'The signature of this receipt does not hold: the receipt or the signature was changed.',
  'verify.fault.order.entry-without-place':
    'This entry has no place in the one order: the order was cut off, or the entry was slipped in.',
  'verify.fault.order.place-without-entry':
    'This place in the one order has no entry: the entry was deleted.',
  'verify.fault.order.waits-and-has-place':
    'This entry has its place in the one order and still waits for it.',
  'verify.fault.order.gap': 'Before this place the one order has a gap: places were deleted.',
  'verify.fault.order.payload-without-entry': 'There is a payload without its entry: the entry was deleted.',
  'verify.fault.tree.head-not-of-leaves':
    'A signed head of the log is not what the order gives now: since it was signed the order was changed, or the head was.',
  'verify.fault.tree.head-beyond-leaves':
    'A signed head of the log is longer than the order is now: since it was signed the end was cut off.',
  'verify.fault.tree.tile-missing':
    'A part of the log’s tree is missing: it can be computed again from the order.',
  'verify.fault.tree.tile-changed':
    'This part of the log’s tree is not what the order gives: one of the two was changed.',
  'verify.fault.tree.tile-beyond-leaves':
    'This part of the log’s tree lies beyond the order: the end of the order was cut off, or the part was slipped in.',
  'verify.fault.head.key-unknown': 'This head of the log was not signed with this server’s key.',
  'verify.fault.head.signature-wrong':
    'The signature of this head of the log does not hold: the head or the signature was changed.',
  'verify.fault.token.key-unknown': 'This time token was not signed with this server’s key.',
  'verify.fault.token.writer-other': 'This time token was given to another writer.',
  'verify.fault.token.hash-wrong': 'This time token does not give its hash: it was changed.',
  'verify.fault.token.signature-wrong': 'The signature of this time token does not hold: it was changed.',
  'verify.fault.token.not-kept':
    'The time tokens that these entries quote were not kept, so that “not before” cannot be shown; the entries are whole.',
  'verify.fault.clock.before-token':
    'The tablet says a time before the server’s time token that it quotes: its clock was wrong, or the time was put back. Please look into it.',
  'verify.fault.clock.after-arrival':
    'The tablet says a time after the server received this: its clock was fast. Please look into it.',
  'verify.fault.head.key-retired':
    'The key that signed this head had been retired by then: a retired key signs nothing.',
  'verify.fault.token.key-retired':
    'The key that signed this time token had been retired by then: a retired key signs nothing.',
  'verify.fault.key-change.key-other':
    'The former key does not give its own name: the record of the change was altered.',
  'verify.fault.key-change.no-word':
    'A routine change carries the former key’s word, one after a theft or a loss carries none: this one does not fit its ground.',
  'verify.fault.key-change.signature-wrong':
    'The former key’s signature over the change does not hold: it did not say so, or what it said was altered.',
  'verify.fault.key-change.not-possessed':
    'The new key does not prove to be in anybody’s hands: its signature does not hold.',
  'verify.fault.key-change.entry-other': 'The order that the change names is another entry.',
  'verify.fault.server-key.line-broken':
    'The next change does not go on from the key of this one: a change is missing between them, or one of them is false.',
  'verify.fault.server-key.present-other':
    'The key in the server’s hands is not that of the last change: the file was exchanged, or a change was not finished.',
  'verify.fault.server-key.not-ordered':
    'Nobody proposed and nobody else confirmed this very key: the change was not ordered by two persons.',
  'verify.fault.server-key.order-not-before':
    'The order does not stand in the log that the former key signed: the key was changed first and the order written later.',
  'verify.fault.arrival.beside-heads':
    'The arrival that stands in the table does not lie between the signed heads before and after this entry: it was changed, or the server’s clock was set. Please look into it.',
  'verify.fault.row.not-from-journal':
    'No entry gives this row of the table: it was written past the program.',
  'verify.fault.row.missing':
    'The entries give this row, and the table lacks it: it was deleted past the program.',
  'verify.fault.row.differs': 'This cell is not what the entries give: it was changed past the program.',
  'verify.fault.subject.unreadable':
    'An entry of this subject cannot be read, so that its rows cannot be compared.',
  'verify.fault.subject.waits': 'The entries of this subject are not in the tables yet.',
  'verify.fault.account.closed-but-open': 'This account is closed and could still sign in.',
  'verify.fault.account.open-but-locked': 'This account is open and is locked.',
  'verify.fault.credential.missing': 'The password row of this account is gone: it was deleted.',
  'verify.fault.credential.differs':
    'The password of this account is not the one that an entry set: the row was exchanged.',
  'verify.fault.credential.second-row': 'This account has a second password row: it was slipped in.',
  'verify.fault.credential.without-account':
    'Somebody could sign in for whom no account was opened: the row was slipped in.',
  'verify.fault.blob.missing':
    'This file is gone, deleted or lost, without a list of destruction. Take it back from a backup.',
  'verify.fault.blob.changed':
    'The bytes of this file were changed, or are not all there. Take it back from a backup.',
  'verify.fault.blob.unrecorded':
    'A file lies here that nothing records: somebody put it there, or writing it was interrupted.',
  'verify.fault.blob.row-differs':
    'The register of files does not say what the file is: the register was changed.',
  'verify.fault.blob.outlived-destruction':
    'A file that a list destroyed is there again: somebody put it back.',
  'verify.fault.evidence.bytes-missing':
    'The file that this recording names is not in the register: the row was deleted.',
  'verify.fault.mask.differs':
    'This masked copy is not its original with these regions filled: the copy or the regions were changed.',
  'verify.fault.destruction.not-approved':
    'This was destroyed without a list that two persons in two duties approved.',
  'verify.fault.document.sealed-differs':
    'The sealed file does not begin with what was printed for the seal. Take it back from a backup, and find out who replaced it.',
  'verify.fault.document.prints-otherwise':
    'Printed again from what was signed, by the same program with the same fonts, it is not the recorded file: file or record was replaced. Take it back from a backup.',
  'verify.fault.document.seal-unreadable':
    'In this sealed file there is no signature over all of it: the file was changed. Take it back from a backup.',
  'verify.fault.document.seal-wrong':
    'The signature of this seal is not over these bytes: the file was changed after it was sealed. Take it back from a backup.',
  'verify.fault.document.seal-of-another':
    'This file is sealed with another certificate than the recorded one: somebody sealed it anew. Find out who replaced it, and when.',
  'verify.fault.document.missing': 'The file of this document is gone. Take it back from a backup.',
  'verify.fault.view.missing': 'What was signed as this document is gone. Take it back from a backup.',
  'verify.fault.view.differs': 'This document does not say what was signed: it was changed.',
  'verify.fault.paper.missing': 'The paper that this act rests on is gone, or nobody checked it.',
  'verify.fault.paper.differs': 'This act does not say what the paper says that it rests on.',
  'verify.fault.paper.scan-missing': 'The scan of this paper is gone. Take it back from a backup.',
  'verify.fault.pass.missing': 'The code that this act rests on is gone, or nobody used it.',
  'verify.fault.pass.differs': 'This act does not say what the code says that it rests on.',
  'verify.fault.attachment.bytes-missing':
    'A file attached to this entry is gone. Take it back from a backup.',
  'verify.fault.log.gap': 'These lines of the access log are missing: they were deleted.',
  'verify.fault.log.line-changed': 'This line of the access log was changed.',
  'verify.fault.log.chain-broken':
    'This line of the access log does not follow the one before it: lines before it were changed or exchanged.',
  'verify.fault.log.anchor-differs':
    'This line of the access log is not the one that the journal anchored: the log was written anew.',
  'verify.fault.log.kept-differs':
    'The lines that stayed when this stretch of the access log was lawfully destroyed are not those that its entry names: some were changed, deleted or added.',
  'verify.fault.log.cut-off':
    'The line that the journal anchored is gone: the end of the access log was cut off.',
  'verify.fault.stamp.head-not-kept':
    'The head that was stamped from outside is gone, or is another one now: it was deleted or changed.',
  'verify.fault.stamp.differs':
    'The stamp from outside does not say the time or the authority that the entry says.',
  'verify.fault.stamp.before-head':
    'The stamp from outside is earlier than the head it was put on: the two clocks disagree. Please look into it.',
  'verify.fault.stamp.not-valid':
    'The stamp from outside does not hold: it was changed, or the authority did not sign it.',
  'verify.fault.mask.not-made-again':
    'This masked copy could not be made once more on this machine, so that nobody compared it; nothing is broken.',
};
