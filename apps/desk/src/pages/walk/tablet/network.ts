/** What the switch replaced in the tablet's window, kept in that window: another page begins plugged in. */
const line = Symbol('line');

interface Line {
  readonly fetch: typeof fetch;
  readonly send: XMLHttpRequest['send'];
}
type Tablet = Window & typeof globalThis & { [line]?: Line };

/**
 * Pulls the plug of the tablet in the frame, and of nothing else: its requests fail as they do without a network, its
 * browser says that it is offline. Plugged in again, it notices by itself.
 */
export function switchNetwork(tablet: Tablet, on: boolean): void {
  const known = tablet[line];
  if (on) {
    if (known === undefined) return;
    tablet.fetch = known.fetch;
    tablet.XMLHttpRequest.prototype.send = known.send;
    delete tablet[line];
    Reflect.deleteProperty(tablet.navigator, 'onLine');
    tablet.dispatchEvent(new tablet.Event('online'));
    return;
  }
  if (known !== undefined) return;
  tablet[line] = { fetch: tablet.fetch, send: tablet.XMLHttpRequest.prototype.send };
  tablet.fetch = () => Promise.reject(new tablet.TypeError('offline'));
  tablet.XMLHttpRequest.prototype.send = function send() {
    setTimeout(() => this.dispatchEvent(new tablet.ProgressEvent('error')), 0);
  };
  Object.defineProperty(tablet.navigator, 'onLine', { configurable: true, get: () => false });
  tablet.dispatchEvent(new tablet.Event('offline'));
}
