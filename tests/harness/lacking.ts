/** In the page, before anything of ours: takes away what an older browser does not have. By the keys of the table of features. */
export function takeAway(feature: string): void {
  const gone: Record<string, () => unknown> = {
    module: () => Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule'),
    language: () => Reflect.deleteProperty(Map, 'groupBy'),
    layout: () => {
      CSS.supports = () => false;
    },
    events: () => Reflect.deleteProperty(globalThis, 'EventSource'),
    database: () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
    crypto: () => Reflect.deleteProperty(SubtleCrypto.prototype, 'generateKey'),
    wasm: () => Reflect.deleteProperty(WebAssembly, 'instantiate'),
    worker: () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'),
    files: () => Reflect.deleteProperty(StorageManager.prototype, 'getDirectory'),
    locks: () => Reflect.deleteProperty(LockManager.prototype, 'request'),
    camera: () => Reflect.deleteProperty(MediaDevices.prototype, 'getUserMedia'),
    recorder: () => Reflect.deleteProperty(globalThis, 'MediaRecorder'),
    tls: () => Object.defineProperty(globalThis, 'isSecureContext', { value: false }),
  };
  gone[feature]?.();
}
