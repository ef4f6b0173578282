import { type Fact, Hash, Moment, PersonName, type useWords } from '@mingcha/ui';

interface Sealed {
  readonly sealedAt: number | null;
  readonly sealedBy: string | null;
  /** SHA-256 of the sealed file, where it lies in the store. */
  readonly sealFile?: string | null;
  readonly sealCertificate: {
    readonly subject: string;
    readonly issuer: string;
    readonly serial: string;
  } | null;
  readonly sealStamp: { readonly at: number; readonly authority: string } | null;
}

/** Who sealed it, when, and by which certificate. */
export function sealFacts(
  { sealedAt, sealedBy, sealFile = null, sealCertificate, sealStamp }: Sealed,
  say: ReturnType<typeof useWords>['say'],
  nameOf: (id: string | null) => string | null,
): Fact[] {
  if (sealedAt === null) return [];
  const facts: Fact[] = [{ name: say('desk.seal.at'), value: <Moment at={sealedAt} /> }];
  if (sealedBy !== null)
    facts.unshift({ name: say('desk.seal.hand'), value: <PersonName name={nameOf(sealedBy)} /> });
  if (sealCertificate === null) return facts;
  const { subject, issuer, serial } = sealCertificate;
  facts.push(
    {
      name: say('desk.seal.certificate'),
      value: say('desk.seal.certificate.of', { subject, issuer, serial }),
    },
    {
      name: say('desk.seal.stamp'),
      value:
        sealStamp === null ? (
          say('desk.seal.stamp.none')
        ) : (
          <>
            {sealStamp.authority} <Moment at={sealStamp.at} />
          </>
        ),
    },
  );
  if (sealFile !== null) facts.push({ name: say('desk.seal.file'), value: <Hash value={sealFile} /> });
  return facts;
}
