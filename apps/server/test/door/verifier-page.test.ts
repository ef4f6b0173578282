import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../src/web/security-headers.ts';
import { verifierPage } from '../../src/web/verifier-page.ts';

const policy = "default-src 'none'; script-src 'sha256-abc='";
const html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>1</script>`;

async function served(text: string | null) {
  const file = join(mkdtempSync(join(tmpdir(), 'mingcha-page-')), 'verifier.html');
  if (text !== null) writeFileSync(file, text);
  const app = Fastify();
  await securityHeaders(app, { secure: false, strictTransport: false });
  verifierPage(app, file);
  return app.inject({ method: 'GET', url: '/verifier.html' });
}

describe('the page of the independent verifier', () => {
  it('is handed to anybody, byte for byte, under its own policy', async () => {
    const answer = await served(html);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(html);
    expect(answer.headers['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('may do nothing where it brings no policy', async () => {
    const answer = await served('<!doctype html><script>1</script>');
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it('is not there before it is built', async () => {
    expect((await served(null)).statusCode).toBe(404);
  });
});
