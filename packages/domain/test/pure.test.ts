import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = new URL('../src', import.meta.url).pathname;
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

describe('the domain is pure', () => {
  it.each(files)(
    '%s asks neither clock nor chance nor network, and imports nothing but zod, words and its own',
    (name) => {
      const text = readFileSync(join(source, name), 'utf8');
      expect(text).not.toMatch(/Date\.now|new Date\b|Math\.random|\bfetch\(|\bprocess\.|\bcrypto\b/);
      const foreign = [...text.matchAll(/from '([^'.][^']*)'/g)].map((match) => match[1]);
      expect(foreign.filter((from) => from !== 'zod' && from !== '@mingcha/words')).toEqual([]);
      expect(text.split('\n').length).toBeLessThan(400);
    },
  );
});
