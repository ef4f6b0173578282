import type { AppName } from './features.ts';
import { firstLook } from './first-look.ts';

export { firstLook } from './first-look.ts';

interface Emitter {
  emitFile(file: { type: 'asset'; fileName: string; source: string }): void;
}
interface DevServer {
  middlewares: {
    use(
      path: string,
      answer: (
        request: unknown,
        response: { setHeader(name: string, value: string): void; end(text: string): void },
      ) => void,
    ): void;
  };
}

const name = 'first-look.js';

/** For Vite: makes the first script and names it before every other in the page. */
export function firstLookPlugin(app: AppName, base: string) {
  return {
    name: 'first-look',
    generateBundle(this: Emitter) {
      this.emitFile({ type: 'asset', fileName: name, source: firstLook(app) });
    },
    configureServer({ middlewares }: DevServer) {
      middlewares.use(`${base}${name}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript; charset=utf-8');
        response.end(firstLook(app));
      });
    },
    transformIndexHtml: {
      order: 'post' as const,
      handler: () => [{ tag: 'script', attrs: { src: `${base}${name}` }, injectTo: 'head-prepend' as const }],
    },
  };
}
