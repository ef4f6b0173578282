import { type Logger, pino } from 'pino';
import type { Settings } from './config/settings.ts';

/** Lines for a machine. Nothing of a person and nothing secret: what could carry either is cut out by name. */
export function createLog(level: Settings['logLevel'], destination?: NodeJS.WritableStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'password',
        '*.password',
        'username',
        '*.username',
        'name',
        'phone',
        '*.phone',
        'headers',
        '*.headers',
        'req',
        'res',
        'cookie',
        'authorization',
        'token',
        '*.token',
        'secret',
        '*.secret',
        'err.config',
        'err.input',
        'err.clientVersion',
      ],
      remove: true,
    },
  };
  return destination === undefined ? pino(options, pino.destination(2)) : pino(options, destination);
}
