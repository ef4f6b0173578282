import { createTransport, type Transporter } from 'nodemailer';
import { failed, type Message, type NoticePort, type Sent } from './port.ts';

export interface MailSettings {
  /** smtp: STARTTLS before anything is said. smtps: TLS from the first byte. */
  readonly url: string;
  readonly from: string;
}

interface Parts {
  readonly timeoutMs?: number;
  /** Certificates to believe beside the machine's own; tests bring one of theirs. */
  readonly ca?: string;
}

/** Mail by SMTP (RFC 5321). Neither a password nor a text goes over a line without TLS, unless it is this machine's own. */
export function mailPort({ url, from }: MailSettings, { timeoutMs = 15_000, ca }: Parts = {}): NoticePort {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const ownMachine = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  const transport: Transporter = createTransport({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !(ownMachine && username === ''),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(ca === undefined ? {} : { tls: { ca } }),
  });

  async function send({ id, address, subject, text }: Message): Promise<Sent> {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address },
        subject,
        text,
        messageId: `<${id.replace(/[^a-zA-Z0-9.]/g, '.')}@${domainOf(from)}>`,
        // RFC 3834 section 5: machines must not answer machines.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { ok: true };
    } catch (error) {
      return failureOf(error);
    }
  }

  return { channel: 'mail', needs: 'email', send, close: async () => transport.close() };
}

const domainOf = (from: string): string => /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'mingcha.invalid';

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** RFC 5321 section 4.2.1: 4yz may pass, 5yz will not. */
function failureOf(error: unknown): Sent {
  const { code = '', responseCode, command = '' } = error as SmtpError;
  if (code === 'ETLS') return failed('tls', true);
  if (code === 'EAUTH') return failed('refused-sign-in', true);
  if (code === 'EENVELOPE')
    return failed('refused-address', responseCode !== undefined && responseCode < 500);
  if (responseCode !== undefined && responseCode >= 500)
    return failed(command.startsWith('RCPT') ? 'refused-address' : 'refused', false);
  if (responseCode !== undefined && responseCode >= 400) return failed('busy', true);
  if (code === 'ESOCKET') return failed('hung-up', true);
  if (code === 'ETIMEDOUT') return failed('timed-out', true);
  if (code === 'ECONNECTION' || code === 'EDNS' || code === 'ECONNREFUSED')
    return failed('unreachable', true);
  return failed('hung-up', true);
}
