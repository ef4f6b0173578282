import type { OutsideChannel } from '@mingcha/domain/notices';
import type { Settings } from '../../config/settings.ts';
import { mailPort } from './mail.ts';
import type { NoticePort } from './port.ts';
import { webhookPort } from './webhook.ts';

export type NoticePorts = ReadonlyMap<OutsideChannel, NoticePort>;

/** The ways out that this installation's settings open. The bell is none of them: it needs no setting. */
export function openPorts({ notices }: Settings, now: () => number): NoticePorts {
  const ports: NoticePort[] = [
    ...(notices.mail === null ? [] : [mailPort(notices.mail)]),
    ...(notices.webhook === null ? [] : [webhookPort(notices.webhook, { now })]),
  ];
  return new Map(ports.map((port) => [port.channel, port]));
}
