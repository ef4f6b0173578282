import type { Translated } from '../translated.ts';
import type { leavingField as source } from '../zh/field-leaving.ts';

export const leavingField: Translated<typeof source> = {
  'field.card.addressees': 'Whom to address',
  'field.card.addressee': '{{name}} ({{title}})',
  'field.card.missing':
    'What the card says has not reached this tablet yet. Send and receive once, then open it again.',
  'field.card.due': 'Due back',
  'field.recusal.title': 'Recusal statement',
  'field.recusal.statement':
    'I have read the card and know that we go to {{unit}}. I have no interest of my own in that unit or its people; I am neither spouse, lineal relative, collateral relative within three generations nor close in-law of any of them; I have not worked there in the last three years; and nothing else could affect my fairness. I answer for the truth of this.',
  'field.recusal.basis': 'Civil Servants Law, articles 74, 76 and 77.',
  'field.recusal.clear': 'Nothing: sign',
  'field.recusal.aside': 'I must stand aside',
  'field.recusal.ground': 'Why I must stand aside',
  'field.recusal.ground.hint': 'For example: my spouse works there. Only the office sees it',
  'field.recusal.aside.what':
    'Standing aside, I take no further part in this visit, and the office is told. It cannot be taken back.',
  'field.recusal.aside.do': 'Stand aside',
  'field.recusal.aside.done': 'Stood aside',
  'field.recusal.told':
    'A member has stood aside. The office is told once there is a network; if fewer than two are left, call the duty phone first.',
  'field.recusal.sign.what': 'My own PIN signs the recusal statement and says that I go along.',

  'field.letter.way': 'Contact card',
  'field.letter.ask': 'This shows the full contact card and notes the time. Who is it for?',
  'field.letter.before.guard': 'A guard',
  'field.letter.before.police': 'An officer',
  'field.letter.before.staff': 'Staff',
  'field.letter.before.other': 'Somebody else',
  'field.letter.none':
    'The contact card has not reached this tablet yet. Send and receive once, then open it again.',
  'field.letter.bad':
    'The signature on the contact card does not hold, so it is not shown. Please call the duty phone.',
  'field.letter.title': 'Letter of introduction',
  'field.letter.to': 'To whom it may concern',
  'field.letter.text':
    'The {{count}} people named below are officers of ours on a lawful inspection of public services. Please verify this letter and assist them.',
  'field.letter.members': 'Officers',
  'field.letter.number': 'Number',
  'field.letter.valid': 'Valid',
  'field.letter.days': '{{from}} to {{to}}',
  'field.letter.phone': 'Duty phone',
  'field.letter.check': 'Scan the code or call the duty phone to verify',
  'field.letter.signed': 'Signed by the office’s server; the signature was checked on this device',
  'field.letter.expired': 'This letter is not within its dates.',
  'field.letter.close': 'Put away',

  'letter.check.title': 'Checking a letter of introduction',
  'letter.check.valid': 'This letter is valid',
  'letter.check.valid.why':
    'Number, office and officers agree with the office’s record, the signature holds, and they are on duty now.',
  'letter.check.over': 'A true letter, but nobody is on this duty now',
  'letter.check.over.why':
    'The signature holds, but the duty has ended or is not within its dates. Call the duty phone.',
  'letter.check.unknown': 'There is no such letter',
  'letter.check.unknown.why':
    'Number or signature do not agree with the office’s record. Let nobody in on it, and call the office’s switchboard.',
  'letter.check.office': 'Office',

  'field.back.soon': 'Call back by {{time}}',
  'field.back.over': 'Past {{time}}: please call back',

  'field.test.look': 'Take a look',
  'field.test.all': 'The tablet is ready',
  'field.test.some_one': '{{count}} thing to see to',
  'field.test.some_other': '{{count}} things to see to',
  'field.test.again': 'Test again',
  'field.test.open': 'Show the test',
  'field.test.need': 'About {{need}} needed, {{free}} free',
  'field.test.browser': 'Browser',
  'field.test.browser.fault': 'Missing: {{missing}}. Update the browser, or take another device.',
  'field.test.storage': 'Storage is kept',
  'field.test.storage.fault':
    'The browser may clear its storage. Add this page to the home screen, and send soon after coming back.',
  'field.test.space': 'Free space',
  'field.test.space.fault':
    'About {{need}} is needed and only {{free}} is free. Send what is here, or make room.',
  'field.test.space.look':
    'The browser does not say how much is free. Look in the system settings: at least {{need}}.',
  'field.test.battery': 'Battery',
  'field.test.battery.fault': 'Only {{percent}}%, and not charging. Charge it first, or take a power bank.',
  'field.test.battery.look':
    'The browser does not say. Look at the corner of the screen; below 30%, charge first.',
  'field.test.clock': 'Clock',
  'field.test.clock.fault':
    '{{minutes}} minutes away from the office. Switch on automatic time in the system settings.',
  'field.test.clock.look':
    'Not compared with the office for {{days}} days. See whether the time is right; connect once when you can.',
  'field.test.clock.never': 'Never compared with the office. Send and receive once while online.',
  'field.test.key': 'Key of this tablet',
  'field.test.key.fault': 'It does not work. Ask the office to enrol the tablet again.',
  'field.test.canary': 'What is written can be read back',
  'field.test.canary.what':
    'Written by another thread that is ended at once, and read through a fresh connection. Not a test of power loss.',
  'field.test.canary.fault':
    'What was written did not come back. Do not use this tablet; take another and tell the office.',
  'field.test.camera': 'Camera',
  'field.test.camera.fault':
    'It does not open. Check the permission of the site, and close what else uses it.',
  'field.test.microphone': 'Microphone',
  'field.test.microphone.fault':
    'It does not open. Check the permission of the site, and close what else uses it.',
  'field.test.position': 'Position',
  'field.test.position.fault': 'None found. Try outdoors, or check the permission of the site.',
  'field.test.screen': 'Screen stays on while recording',
  'field.test.screen.fault':
    'The browser cannot keep the screen on, and recording stops when it goes off. Set auto-lock to its longest and do not lock it.',
  'field.test.shell': 'Opens without a network',
  'field.test.shell.fault': 'Not ready yet. Open it once more while online.',
  'field.test.pack': 'Offline pack is complete',
  'field.test.pack.fault':
    'Missing: {{missing}}. Send and receive once; if it is still missing, tell the office.',
  'field.test.pack.units': 'units',
  'field.test.pack.taxonomy': 'classification',
  'field.test.pack.checklist': 'checklist',
  'field.test.pack.calendars': 'calendar',
  'field.test.pack.persons': 'people',
  'field.test.pack.assignment': 'card',
  'field.test.pack.case-key': 'key of this visit',
  'field.test.pack.letter': 'letter of introduction',
  'field.test.pack.duty-phone': 'duty phone',
  'field.test.version': 'Version of the app',
  'field.test.version.fault': 'The server has a newer version. Update in the settings before you leave.',
  'field.test.version.look': 'Offline, so not compared. Look again when you are online before leaving.',
};
