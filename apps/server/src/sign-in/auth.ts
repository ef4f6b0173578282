import type { PrismaClient } from '@mingcha/db';
import { prismaAdapter } from 'better-auth/adapters/prisma';
// Without the query builder that the whole of it brings along: rows are kept through Prisma.
import { betterAuth } from 'better-auth/minimal';
import { username } from 'better-auth/plugins/username';
import type { Secrets } from '../config/secrets.ts';
import type { Settings } from '../config/settings.ts';
import { hashPassword, passwordRules, verifyPassword } from './password.ts';

/** Names are as the journal's `account.opened` allows them. */
export const usernamePattern = /^[a-z0-9._-]{3,40}$/;

/**
 * Sessions, cookies and password rows. Everything but signing in and out is closed: accounts come from an administrator
 * and passwords change only through a command that also writes the entry with the row's digest.
 */
export function createAuth(prisma: PrismaClient, settings: Settings, secrets: Secrets) {
  return betterAuth({
    appName: 'Mingcha',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: Buffer.from(secrets.session).toString('base64url'),
    trustedOrigins: [...settings.origins],
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordRules.least,
      maxPasswordLength: passwordRules.most,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: {
      additionalFields: {
        personId: { type: 'string', required: true, input: false },
        office: { type: 'string', required: false, input: false },
        locked: { type: 'boolean', required: false, input: false },
      },
    },
    session: {
      // The outer bound; the server's own clock ends a session earlier (sessions.ts).
      expiresIn: settings.sessions.absolute / 1000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      useSecureCookies: settings.secure,
      cookiePrefix: 'mingcha',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', secure: settings.secure, path: '/' },
      database: { generateId: () => crypto.randomUUID() },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (name) => usernamePattern.test(name),
      }),
    ],
  });
}
export type Auth = ReturnType<typeof createAuth>;
