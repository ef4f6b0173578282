import {
  codeFrom,
  headFrom,
  nodeCrypto,
  type Report,
  tarSource,
  verifyPackage,
} from '../../../../packages/verifier/src/index.ts';

/** What the independent verifier says of it, which was written from the description alone. */
export const checked = (
  tar: Uint8Array,
  { code, head }: { code?: string; head?: unknown } = {},
): Promise<Report> =>
  verifyPackage(
    tarSource(async function* () {
      yield tar;
    }),
    nodeCrypto(),
    {
      ...(code === undefined ? {} : { code: codeFrom(code) }),
      ...(head === undefined ? {} : { head: headFrom(JSON.stringify(head)) }),
    },
  );

/** Code and place of everything that does not hold. */
export const faultsIn = async (tar: Uint8Array): Promise<string[]> =>
  (await checked(tar)).faults.map(({ code, at }) => `${code} ${at}`);
