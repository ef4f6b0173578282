import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeFrom, headFrom } from '../core/checks/brought.ts';
import type { Report } from '../core/report.ts';
import { CannotLook } from '../core/source.ts';
import { type Brought, verifyPackage } from '../core/verify.ts';
import { verifyProof } from '../core/verify-proof.ts';
import type { Opener } from '../sealed/age.ts';
import { type Language, tellReport, words } from '../words/tell-report.ts';
import { nodeCrypto } from './node-crypto.ts';
import { hashOf, identityFrom, openPackage, proofFrom, textFrom } from './open-package.ts';
import { printed } from './print.ts';

const options = {
  'passphrase-file': { type: 'string' },
  identity: { type: 'string' },
  head: { type: 'string' },
  code: { type: 'string' },
  document: { type: 'string' },
  proof: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function parsed(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const wanted = values.proof === undefined ? 1 : 0;
    if (
      positionals.length !== wanted ||
      (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en')
    )
      throw new CannotLook('usage');
    return { ...values, path: positionals[0] ?? '' };
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

async function lookAtPackage(path: string, opener: Opener, brought: Brought): Promise<Report> {
  const source = await openPackage(path, opener);
  return verifyPackage(source, nodeCrypto(), { ...brought, progress: meter(source.size) });
}

/** 0 it holds, 1 it does not, 2 it could not be looked at. */
export async function main(args: string[]): Promise<number> {
  const language = spoken(args);
  try {
    const said = parsed(args);
    const passphrase =
      said['passphrase-file'] && (await textFrom(said['passphrase-file'])).replace(/\r?\n$/, '');
    const identity = said.identity && (await identityFrom(said.identity));
    const code =
      said.code && (existsSync(said.code) ? await textFrom(said.code) : said.code.replaceAll('\\n', '\n'));
    const brought = {
      ...(said.head ? { head: headFrom(await textFrom(said.head)) } : {}),
      ...(code ? { code: codeFrom(code) } : {}),
      ...(said.document ? { file: await hashOf(said.document) } : {}),
    };
    const report =
      said.proof === undefined
        ? await lookAtPackage(
            said.path,
            {
              ...(passphrase ? { passphrase } : {}),
              ...(identity ? { identity } : {}),
            },
            brought,
          )
        : verifyProof(await proofFrom(said.proof), nodeCrypto(), brought);
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
