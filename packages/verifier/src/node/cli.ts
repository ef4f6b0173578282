import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeFrom, headFrom } from '../core/checks/brought.ts';
import { CannotLook } from '../core/source.ts';
import { verifyPackage } from '../core/verify.ts';
import { type Language, tellReport, words } from '../words/tell-report.ts';
import { nodeCrypto } from './node-crypto.ts';
import { hashOf, identityFrom, openPackage, textFrom } from './open-package.ts';
import { printed } from './print.ts';

const options = {
  'passphrase-file': { type: 'string' },
  identity: { type: 'string' },
  head: { type: 'string' },
  code: { type: 'string' },
  document: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function parsed(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (
      positionals.length !== 1 ||
      (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en')
    )
      throw new CannotLook('usage');
    return { ...values, path: positionals[0] as string };
  } catch {
    throw new CannotLook('usage');
  }
}

const spoken = (args: readonly string[]): Language => {
  const at = args.findIndex((each) => each === '--lang' || each.startsWith('--lang='));
  const said = at < 0 ? (process.env.LC_ALL ?? process.env.LANG ?? 'zh') : `${args[at]} ${args[at + 1]}`;
  return /(^|[ =])en/i.test(said) ? 'en' : 'zh';
};

/** How far, on a terminal, and only there. */
function meter(size: number | undefined) {
  let told = 0;
  return ({ bytes }: { bytes: number }) => {
    if (!process.stderr.isTTY || bytes - told < 50_000_000) return;
    told = bytes;
    const part = size ? ` ${Math.min(100, Math.round((bytes / size) * 100))} %` : '';
    process.stderr.write(`\r${Math.round(bytes / 1e6)} MB${part} `);
  };
}

/** 0 it holds, 1 it does not, 2 it could not be looked at. */
export async function main(args: string[]): Promise<number> {
  const language = spoken(args);
  try {
    const said = parsed(args);
    const passphrase =
      said['passphrase-file'] && (await textFrom(said['passphrase-file'])).replace(/\r?\n$/, '');
    const identity = said.identity && (await identityFrom(said.identity));
    const source = await openPackage(said.path, {
      ...(passphrase ? { passphrase } : {}),
      ...(identity ? { identity } : {}),
    });
    const code =
      said.code && (existsSync(said.code) ? await textFrom(said.code) : said.code.replaceAll('\\n', '\n'));
    const report = await verifyPackage(source, nodeCrypto(), {
      ...(said.head ? { head: headFrom(await textFrom(said.head)) } : {}),
      ...(code ? { code: codeFrom(code) } : {}),
      ...(said.document ? { file: await hashOf(said.document) } : {}),
      progress: meter(source.size),
    });
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    process.stdout.write(
      said.json === true
        ? `${JSON.stringify(report, null, 2)}\n`
        : printed(tellReport(report, language), words[language]),
    );
    return report.verdict === 'holds' ? 0 : 1;
  } catch (cause) {
    const code = cause instanceof CannotLook ? cause.code : 'not-readable';
    const why = cause instanceof CannotLook || !(cause instanceof Error) ? '' : ` (${cause.message})`;
    process.stderr.write(`${words[language].cannotLook[code]}${why}\n`);
    return 2;
  }
}
