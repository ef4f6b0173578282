import type { Translated } from '../translated.ts';
import type { shell as source } from '../zh/shell.ts';

export const shell: Translated<typeof source> = {
  'browser.title': 'This browser cannot open the page',
  'browser.why':
    'It lacks something the page needs. What is kept on this device is untouched; open the page again in another or a newer browser.',
  'browser.missing': 'What is missing',
  'browser.take': 'Browsers that will do',
  'browser.versions':
    'Chrome, Edge or another Chromium browser {{chromium}} or newer; Safari (iPadOS, iOS, macOS) {{safari}} or newer; Firefox {{firefox}} or newer.',
  'browser.plain': 'Please open the encrypted address',
  'browser.plain.why':
    'This address begins with http://, so the browser opens neither camera nor keys. Use the address that begins with https://, or ask the administrator for it.',
  'browser.feature.module': 'script modules',
  'browser.feature.language': 'current script language (ES2023, grouping)',
  'browser.feature.layout': 'current page layout',
  'browser.feature.events': 'live notices',
  'browser.feature.database': 'database on the device',
  'browser.feature.crypto': 'keys and signatures',
  'browser.feature.wasm': 'WebAssembly',
  'browser.feature.worker': 'opening without a network',
  'browser.feature.files': 'files on the device',
  'browser.feature.locks': 'one window at a time',
  'browser.feature.camera': 'camera and microphone',
  'browser.feature.recorder': 'recording sound and video',

  'field.guise': 'Name on the home screen',
  'field.guise.why':
    'Neither name nor icon says what it is for. Where it was added to the home screen already, Android changes it by itself; on an iPad remove the old icon and add it again.',
  'field.guise.notes': 'Notes',
  'field.guise.list': 'List',
  'field.guise.days': 'Days',

  'field.update.title': 'Version',
  'field.update.version': 'This is {{version}}',
  'field.update.none': 'It is the newest.',
  'field.update.unknown': 'Whether there is a newer one is shown when online.',
  'field.update.there': 'There is a newer version. Taking it needs a few seconds and touches no content.',
  'field.update.ready': 'The new version is here; it can be taken without a network.',
  'field.update.new': 'What is new in {{version}}',
  'field.update.later':
    'It can be taken when what is unfinished has been submitted. Until then the present version stays, with or without a network.',
  'field.update.take': 'Take the new version',
  'field.update.fetch': 'Download now, take it later',
  'field.update.failed': 'The download was cut; the present version is untouched. Try again with a network.',
};
