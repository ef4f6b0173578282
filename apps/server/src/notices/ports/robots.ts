import { createHmac } from 'node:crypto';
import type { Message, SendError } from './port.ts';

/** What one provider wants to be sent, and how it says whether it took it. */
export interface Provider {
  request(
    message: Message,
    secret: string | null,
    now: number,
  ): {
    readonly body: object;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: (body: string) => Readonly<Record<string, string>>;
  };
  /** Robots answer 200 and say in the body that they did not take it. null: taken. */
  verdict(body: unknown): { readonly error: SendError; readonly again: boolean } | null;
}

export const providerNames = ['plain', 'wecom', 'dingtalk', 'feishu'] as const;
export type ProviderName = (typeof providerNames)[number];

const seconds = (now: number) => String(Math.floor(now / 1000));
const codeIn = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;

/** Robots say with numbers of their own that too much came in a minute. */
const byCode = (code: unknown, taken: readonly unknown[], busy: readonly unknown[]) =>
  taken.includes(code)
    ? null
    : busy.includes(code)
      ? ({ error: 'busy', again: true } as const)
      : ({ error: 'refused', again: false } as const);

export const providers: Readonly<Record<ProviderName, Provider>> = {
  /** A gateway of one's own: whom, what, and a signature over the very bytes. */
  plain: {
    request: ({ id, address, text, count }, secret, now) => ({
      body: { id, to: address, text, count },
      headers: (body) => {
        const time = seconds(now);
        if (secret === null) return {};
        const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
        return { 'x-mingcha-signature': `t=${time},v1=${mac}` };
      },
    }),
    verdict: () => null,
  },
  /** 企业微信群机器人: the key stands in its address. */
  wecom: {
    request: ({ address, text }) => ({
      body: { msgtype: 'text', text: { content: text, mentioned_mobile_list: [address] } },
    }),
    verdict: (body) => byCode(codeIn(body, 'errcode'), [0], [45009]),
  },
  /** 钉钉群机器人, 加签: base64(HMAC-SHA256(secret, "<ms>\n<secret>")) beside the address. */
  dingtalk: {
    request: ({ address, text }, secret, now) => ({
      body: { msgtype: 'text', text: { content: text }, at: { atMobiles: [address], isAtAll: false } },
      ...(secret === null
        ? {}
        : {
            query: {
              timestamp: String(now),
              sign: createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'),
            },
          }),
    }),
    verdict: (body) => byCode(codeIn(body, 'errcode'), [0], [130101, 660026]),
  },
  /** 飞书群机器人, 签名校验: the key of the MAC is "<s>\n<secret>" and its message is empty. */
  feishu: {
    request: ({ text }, secret, now) => ({
      body: {
        msg_type: 'text',
        content: { text },
        ...(secret === null
          ? {}
          : {
              timestamp: seconds(now),
              sign: createHmac('sha256', `${seconds(now)}\n${secret}`)
                .update('')
                .digest('base64'),
            }),
      },
    }),
    verdict: (body) => byCode(codeIn(body, 'code') ?? codeIn(body, 'StatusCode'), [0], [11232]),
  },
};

/** A group hears it, not one person: nothing is sent there of which not even the existence may be told. */
export const isGroup = (name: ProviderName): boolean => name !== 'plain';
