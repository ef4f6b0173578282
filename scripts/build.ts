import { say } from '@mingcha/words';
import { bin, runCommand } from './house.ts';

/** The language of the console, before the server with its settings can be loaded. */
export const consoleLanguage = () => {
  const asked = process.env.MINGCHA_LANGUAGE ?? process.env.LC_ALL ?? process.env.LANG ?? '';
  return asked.toLowerCase().startsWith('zh') ? ('zh-CN' as const) : ('en' as const);
};

/** Database client and both web apps, made anew only where their sources changed. Ends the process when that fails. */
export async function ensureBuilt(): Promise<void> {
  const language = consoleLanguage();
  const began = performance.now();
  process.stdout.write(`· ${say(language, 'server.progress.build')}`);
  const built = await runCommand(bin('turbo'), ['run', 'generate', 'build', '--output-logs=errors-only'], {
    quiet: true,
    env: { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  });
  if (built.status !== 0) {
    process.stdout.write('\n');
    process.stderr.write(built.output);
    process.exit(built.status);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(` … ${say(language, 'server.progress.done', { seconds })}\n`);
}
