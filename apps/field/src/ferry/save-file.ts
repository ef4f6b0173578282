/** A place that a person chose, or the browser's own downloads. */
interface Picker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Nobody wanted the file after all: nothing was written. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

const named = (cause: unknown, name: string) => cause instanceof DOMException && cause.name === name;

/**
 * Lets a stream flow into a file, without a second copy on the tablet: straight into the place that a person chooses (a USB
 * stick), or, where a browser cannot choose, through the service worker into its downloads. Resolves when the last byte was
 * taken. Must be called by a press.
 */
export async function saveStream(
  name: string,
  make: () => Promise<ReadableStream<Uint8Array>>,
): Promise<void> {
  const { showSaveFilePicker } = window as Picker;
  if (showSaveFilePicker === undefined) return download(name, await make());
  const handle = await showSaveFilePicker.call(window, { suggestedName: name }).catch((cause: unknown) => {
    if (named(cause, 'AbortError')) throw new NotSaved();
    throw cause;
  });
  const place = await handle.createWritable();
  // What breaks off in the middle leaves no half file behind.
  await (await make()).pipeTo(place as unknown as WritableStream<Uint8Array>);
}

interface Asked {
  readonly take?: true;
  readonly stop?: true;
}

const answerWithin = 15_000;

async function download(name: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  if (worker == null) throw new Error('no worker to hand a file to');
  const { port1, port2 } = new MessageChannel();
  const reader = stream.getReader();
  const id = crypto.randomUUID();
  const frame = document.createElement('iframe');
  frame.hidden = true;
  // A worker that hears nothing for half a minute is put to sleep, and the file with it.
  const waking = setInterval(() => worker.postMessage({ carry: 'awake' }), 5_000);
  try {
    await new Promise<void>((done, failed) => {
      const impatient = setTimeout(() => failed(new Error('nobody takes the file')), answerWithin);
      port1.onmessage = async ({ data }: MessageEvent<Asked>) => {
        clearTimeout(impatient);
        if (data.stop === true) {
          failed(new NotSaved());
          return;
        }
        try {
          const next = await reader.read();
          if (next.done) {
            port1.postMessage({ end: true });
            done();
          } else port1.postMessage({ bytes: next.value });
        } catch (cause) {
          port1.postMessage({ broken: true });
          failed(cause instanceof Error ? cause : new Error(String(cause)));
        }
      };
      worker.postMessage({ carry: id, name }, [port2]);
      frame.src = `/field/carry/${id}`;
      document.body.append(frame);
    });
  } finally {
    clearInterval(waking);
    await reader.cancel().catch(() => {});
    // The browser still reads what it was given; the frame holds nothing.
    setTimeout(() => frame.remove(), 60_000);
  }
}
