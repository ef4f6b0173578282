import type { Translated } from '../translated.ts';
import type { backup as source } from '../zh/backup.ts';

export const backup: Translated<typeof source> = {
  'backup.step.database': 'Copying the database (one moment of it)',
  'backup.step.keys': 'Copying the keys (elsewhere)',
  'backup.step.blobs': 'Copying files and checking their hashes',
  'backup.made': 'Whole backup: {{folder}} ({{seconds}} s)',
  'backup.made.keys':
    'Its keys: {{folder}}. Keep the two apart: whoever has only one of them opens no sealed field and signs nothing',
  'backup.made.log':
    '{{entries}} entries, the newest of {{newest}}; tree head of the log {{size}} ({{root}}…)',
  'backup.made.blobs': '{{count}} files, {{megabytes}} MB; {{copied}} copied now, the others lay there',
  'backup.made.destroyed':
    'Newest lawful destruction: {{at}} ({{hash}}). Older backups still hold what was destroyed; destroy them when their time is over',
  'backup.warn.plain':
    'Not encrypted: whoever has this backup reads photographs, issued documents and what entries say in clear. --recipient age1… encrypts it',
  'backup.warn.one-disk': 'Backup and keys lie on one file system: whoever takes that disk has both',
  'backup.damaged':
    'The backup is made, but {{count}} files were damaged in the installation already, see above',
  'backup.damaged.missing': 'file {{sha256}}: missing in the installation',
  'backup.damaged.changed': 'file {{sha256}}: holds other bytes than its name says; not copied',
  'backup.nothing-yet': 'none',

  'backup.restore.check': 'Checking the backup',
  'backup.restore.keys': 'Putting keys back',
  'backup.restore.database': 'Putting the database back',
  'backup.restore.blobs': 'Putting files back and checking their hashes',
  'backup.restore.verify': 'New lanes, tables made anew, verifying everything',
  'backup.reason': 'restored from the backup {{folder}}',
  'backup.finding': '  ✗ {{line}}',
  'backup.restored': 'Restored to {{folder}} from the backup {{id}}',
  'backup.restored.whole': 'Verified: all is whole, {{entries}} entries, {{blobs}} files',
  'backup.restored.broken':
    'Verified: {{count}} findings, see above. Call the auditor before the first start',
  'backup.restored.head': 'The log goes on from the head that the backup names: {{size}}  {{root}}',
  'backup.restored.entry': 'The log says that it was restored: {{entry}}',
  'backup.restored.missing': 'What arrived or was decided after {{at}} is not in it',
  'backup.restored.again':
    'Tablets send again what they still have: let each stay on the network until nothing waits. What was decided at desks since then is to be decided again; tablets enrolled or revoked since, and passwords changed since, too. Tablets will say that the log is not the one they saw: that is as it must be, the auditor compares and notes it',
  'backup.restored.destroyed':
    'Ordered to be destroyed after this backup ({{at}}, {{hash}}): what lost its key stays unreadable, everything else of it is back and must be destroyed again',
  'backup.restored.newest-destroyed':
    'The newest destruction this backup knows of: {{at}}. Later ones are to be carried out again from the list of destructions',
  'backup.restored.none-destroyed':
    'This backup knows of no destruction. If there was one since, carry it out again from the list of destructions',

  'backup.failure.arguments':
    'Nothing done: an argument is missing or unknown ({{reason}}). Backup: npm run backup -- --to <folder> --keys <another folder> [--recipient age1…] [--folder <data folder>]. Restore: npm run restore -- --from <backup> --keys <its keys> --to <empty folder> [--identity <file>] [--reason <why>]',
  'backup.failure.nothing-there':
    'No backup: {{folder}} holds no installation yet. Check MINGCHA_DATA or --folder',
  'backup.failure.recipient-wrong':
    'No backup: {{recipient}} is no age recipient. It begins with age1 and comes from age-keygen',
  'backup.failure.target-in-data':
    'No backup: {{folder}} and the data folder {{data}} lie one in the other. A backup lies outside of it, best on another machine',
  'backup.failure.keys-not-apart':
    'No backup: {{target}} and {{keys}} are one place, or one in the other. Keys are kept apart from the backup: choose another --keys',
  'backup.failure.target-forbidden':
    'Not done: {{folder}} cannot be written. Correct its rights or choose another place; nothing half was left there',
  'backup.failure.target-not-a-folder': 'Not done: {{folder}} is not a folder. Choose another place',
  'backup.failure.target-full':
    'Not done: {{folder}} has too little room. Free some and begin again; nothing half was left there',
  'backup.failure.interrupted': 'Interrupted: nothing half was left, and earlier backups are as they were',
  'backup.failure.overtaken':
    'No backup: things were being destroyed all the while. Begin again when that is done',
  'backup.failure.database-lost':
    'Not done: the database went away ({{reason}}). Nothing half was left, begin again',
  'backup.failure.not-a-backup':
    'Nothing restored: {{folder}} is no whole backup (its manifest.json is missing or cannot be read). Name the folder of one backup with --from, or use another backup',
  'backup.failure.not-keys':
    'Nothing restored: {{folder}} is no whole backup of keys. Name with --keys those of the same time or later',
  'backup.failure.backup-newer':
    'Nothing restored: a newer version wrote this backup ({{written}}). Use the newer program',
  'backup.failure.keys-of-another':
    'Nothing restored: the keys in {{folder}} are those of another installation. Use the keys of this one',
  'backup.failure.keys-too-old':
    'Nothing restored: the keys in {{folder}} are older than the backup and do not open all of it. Use those of the same time or later',
  'backup.failure.file-missing': 'Nothing restored: {{file}} is missing in the backup. Use another backup',
  'backup.failure.file-changed':
    'Nothing restored: {{file}} is not what the manifest says, so it was damaged or changed. Use another backup',
  'backup.failure.signature-wrong':
    'Nothing restored: the signature of {{file}} does not hold. It was changed, or these are not its keys. Call the auditor and use another backup',
  'backup.failure.identity-missing':
    'Nothing restored: this backup is encrypted. Name the file of an age identity with --identity',
  'backup.failure.identity-wrong':
    'Nothing restored: the identities given do not open {{file}}. Use one of those the backup was made for',
  'backup.failure.folder-not-empty':
    'Nothing restored: {{folder}} is not empty. A restore never writes where something is: name an empty folder, or empty one that a restore was broken off in',
  'backup.failure.database-not-empty':
    'Nothing restored: the database of DATABASE_URL is not empty. A restore never writes where something is: name an empty database',
  'backup.failure.log-differs':
    'Nothing restored: the log does not have the head that the backup names ({{size}}: should be {{expected}}, is {{found}}). Call the auditor',
};
