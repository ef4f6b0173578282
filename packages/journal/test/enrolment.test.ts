import { describe, expect, it } from 'vitest';
import { type Comparison, checkCodeOf, commitTo, plainCode } from '../src/index.ts';
import { nodePorts } from './node-ports.ts';

const drawn = (name: string) => Buffer.from(nodePorts.sha256(Buffer.from(name))).toString('base64url');
const honest: Comparison = {
  code: 'HH4E-TWMJ',
  alg: 'ed25519',
  publicKey: drawn('the key of the tablet'),
  nonce: drawn('nonce'),
  value: drawn('value'),
  ground: {
    office: 'off_a',
    recoveryKey: 'age1a',
    serverKeys: [{ key: 'k', alg: 'ed25519+sha256', publicKey: drawn('server') }],
  },
};
const digits = (change: Partial<Comparison> = {}) => checkCodeOf(nodePorts, { ...honest, ...change });

describe('the six digits of an enrolment', () => {
  it('stay what they are: a tablet of last year and a server of next year agree', () => {
    expect(commitTo(nodePorts, honest)).toBe(
      '5fdd2ba07aa461fb5a62ed637c5b350101b6f46f6a68ddbd64d295ed1aae07ce',
    );
    expect(digits()).toBe('111 771');
    expect(digits({ code: ' hh4e twmj' }), 'however the code was typed').toBe(digits());
  });

  it('change with everything that somebody in between could put in place of the truth', () => {
    const { ground } = honest;
    const others: Partial<Comparison>[] = [
      { publicKey: drawn('another key') },
      { alg: 'p256' },
      { nonce: drawn('another nonce') },
      { value: drawn('another value') },
      { code: 'HH4E-TWMK' },
      { ground: { ...ground, office: 'off_b' } },
      { ground: { ...ground, recoveryKey: 'age1b' } },
      { ground: { ...ground, serverKeys: [{ key: 'k', alg: 'ed25519+sha256', publicKey: drawn('other') }] } },
    ];
    expect(new Set([digits(), ...others.map((change) => digits(change))]).size).toBe(others.length + 1);
  });

  it('cannot be steered to by a commitment that is opened in two ways', () => {
    const commitments = [
      honest,
      { ...honest, value: drawn('another') },
      { ...honest, ground: { ...honest.ground, recoveryKey: 'age1b' } },
    ].map((opening) => commitTo(nodePorts, opening));
    expect(new Set(commitments).size).toBe(3);
  });

  it('of a value shown afterwards are met by no key that was ground for another value', () => {
    // The old digits, made from the key alone, were met by one of a million keys whatever the server said later.
    const target = digits();
    const ground = Array.from({ length: 20_000 }, (_, n) => `key ${n}`);
    const [nearest = ''] = ground.filter(
      (publicKey) => digits({ publicKey }).slice(0, 3) === target.slice(0, 3),
    );
    const later = { value: drawn('what the server says afterwards') };
    expect(digits({ publicKey: nearest, ...later }).slice(0, 3)).not.toBe(digits(later).slice(0, 3));
  });

  it('have six places each of which takes every digit', () => {
    const seen = Array.from({ length: 6 }, () => new Set<string>());
    for (let n = 0; n < 400; n += 1) {
      const found = digits({ nonce: drawn(`n${n}`) }).replace(' ', '');
      for (const [place, digits] of seen.entries()) digits.add(found.charAt(place));
    }
    expect(seen.map((place) => place.size)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('take a code as it was printed, for letters that are mistaken for digits', () => {
    expect(plainCode('oi1l-0o0o')).toBe('01110000');
  });
});
