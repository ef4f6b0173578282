import type { Translated } from '../translated.ts';
import type { carry as zh } from '../zh/carry.ts';

export const carry: Translated<typeof zh> = {
  'carry.title': 'By file',
  'carry.way': 'No network? Use a file',
  'carry.what':
    'Without a network, write what is here into a sealed file and take it to the office on a USB stick; then read the file that the office wrote for this tablet. Everything stays here until a signed receipt is read.',
  'carry.write': 'Write a file',
  'carry.writing': 'Writing',
  'carry.read': 'Read a file',
  'carry.reading': 'Reading',
  'carry.none': 'No file has been written yet.',
  'carry.files': 'Files written',
  'carry.of.out': 'for the office',
  'carry.of.kit': 'recovery kit',
  'carry.of.fellow': 'for a tablet of the team',
  'carry.state.waiting': 'Entries: {{entries}}, recordings: {{media}}. No receipt yet',
  'carry.state.partly': 'Still without a receipt: entries {{openEntries}}, recordings {{openMedia}}',
  'carry.state.received': 'Entries: {{entries}}, recordings: {{media}}. All receipted',
  'carry.state.given': 'Entries: {{entries}}',
  'carry.fellows': 'Tablets of the team',
  'carry.fellows.none': 'No tablet to write for',
  'carry.fellows.why': 'Another tablet of the team appears here with the tasks once it has been let in.',
  'carry.fellows.what':
    'Write what you recorded of the common card; once the other tablet has read it, both show one merged record.',
  'carry.fellows.write': 'Write for {{name}}',
  'carry.fellow.fresh': 'New entries read from “{{name}}”: {{count}}',
  'carry.fellow.nothing': 'The file of “{{name}}” holds nothing new',
  'carry.fellow.refused': 'Entries that do not prove where they come from, left out: {{count}}',
  'carry.in.key': 'The office has changed its key; this tablet checked the proof and goes by the new one',
  'carry.in.pack': 'Tasks and reference data brought up to date; cards concerned: {{count}}',
  'carry.in.older': 'Its tasks are older than those here and were left out',
  'carry.in.receipts': 'Receipts taken: {{count}}',
  'carry.in.lost':
    'Entries that the office gave a receipt for and no longer has: {{count}}. An older backup may have been put back there. They are still here: write a file and take it to the office',
  'carry.in.released': 'Recordings that the office holds, removed from this tablet: {{count}}',
  'carry.in.aside': 'Entries that the office set aside for somebody to look at: {{count}}',
  'carry.in.refused': 'Receipts that prove nothing, left out: {{count}}',
  'carry.in.revoked':
    'The office has revoked this tablet. What has no receipt is still here; take it to the office.',
  'carry.kit.title': 'Recovery kit',
  'carry.kit.what':
    'Writes every entry, picture and recording of this tablet into one sealed file. If the tablet breaks, is lost or its data is cleared, the office and the tablets of the team can go on from it.',
  'carry.kit.write': 'Write the recovery kit',
  'carry.kit.working': 'Writing',
  'carry.kit.done': 'The kit is written. Keep it apart from the tablet.',
};
