// The tablet's vault, its cover and its end. Every word here may be read over a shoulder.
export const fieldVault = {
  'field.notes.new': 'New note',
  'field.notes.none': 'No notes yet',
  'field.notes.blank': 'Blank',
  'field.notes.text': 'Text of the note',
  'field.notes.remove': 'Delete this note',
  'field.notes.locked': 'Locked notes',

  'field.undo.finding': 'Noted',
  'field.undo.words': 'Noted',
  'field.undo.key': 'Sorted',
  'field.undo.photo': 'Kept',
  'field.undo.recording': 'Kept',
  'field.undo.take': 'Undo',
  'field.undo.reason': 'Taken back within ten seconds',

  'field.abort.title': 'Break off',
  'field.abort.short': 'Leave',
  'field.abort.what':
    'One touch breaks the visit off. What was recorded and what is being written is kept and sent; it cannot be resumed.',
  'field.abort.what.short': 'One touch ends it. What is written stays; nothing can be added later.',
  'field.abort.exposed': 'We were recognised',
  'field.abort.danger': 'There is danger',
  'field.abort.closed': 'It is closed',
  'field.abort.exposed.short': 'Met somebody I know',
  'field.abort.danger.short': 'Cannot stay',
  'field.abort.closed.short': 'Closed today',
  'field.abort.other': 'Another reason',
  'field.abort.because.exposed': 'The team was recognised',
  'field.abort.because.danger': 'There was danger on the spot',
  'field.abort.because.closed': 'Closed, or not working',

  'field.passkey.title': 'Passkey',
  'field.passkey.what':
    'Open with a finger, a face or a security key in place of the digits. The PIN goes on working.',
  'field.passkey.there': 'Set up. The PIN goes on working, and signing still asks for it.',
  'field.passkey.add': 'Set up a passkey',
  'field.passkey.remove': 'Remove the passkey',
  'field.passkey.open': 'Open with the passkey',
  'field.passkey.failed': 'The passkey did not open it. Enter the PIN',
  'field.passkey.none': 'The passkey of this device cannot encrypt. Go on with the PIN.',
  'field.passkey.insecure': 'This address is not encrypted, so a passkey cannot be used. Go on with the PIN.',
  'field.passkey.address':
    'A passkey belongs to a name, and this is an address of numbers. Open the name that the office gave you, or go on with the PIN.',

  'field.closed.title': 'Bring this tablet back to the office',
  'field.closed.why':
    'The rest is locked: it does not open here, and nothing was deleted. Once the office agrees it is sent by itself.',
  'field.closed.sending': 'The office agreed, and it is being sent. Stay connected and leave this open.',
  'field.closed.empty': 'The office has received everything. Nothing is left on this tablet.',
  'field.closed.left': '{{entries}} records and {{media}} files are on this tablet alone.',
  'field.closed.look': 'Ask now',
};
