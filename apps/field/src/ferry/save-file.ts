/** A place that a person chose, or the browser's own downloads. */
interface Picker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Nobody wanted the file after all: nothing was written. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** The browser was offered a file and asked for none of it: nothing was written. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
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
  readonly ready?: true;
  readonly take?: true;
  readonly stop?: true;
}

const answerWithin = 15_000;
/** A worker of an earlier version says nothing before it is asked. */
const readyWithin = 3_000;

async function download(name: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  // Where a browser has thrown its worker away, it never says that there is none.
  const tired = new Promise<null>((go) => setTimeout(go, answerWithin, null));
  const worker = (await Promise.race([navigator.serviceWorker?.ready, tired]))?.active;
  if (worker == null) throw new NotTaken();
  const { port1, port2 } = new MessageChannel();
  const reader = stream.getReader();
  const id = crypto.randomUUID();
  const frame = document.createElement('iframe');
  frame.hidden = true;
  // A worker that hears nothing for half a minute is put to sleep, and the file with it.
  const waking = setInterval(() => worker.postMessage({ carry: 'awake' }), 5_000);
  try {
    await new Promise<void>((done, failed) => {
      let stand: 'offered' | 'asked' | 'given up' = 'offered';
      // A browser may bring the question to the worker before what it was told, and does so whenever the worker was asleep.
      const ask = () => {
        if (stand !== 'offered') return;
        stand = 'asked';
        frame.src = `/field/carry/${id}`;
        document.body.append(frame);
      };
      setTimeout(ask, readyWithin);
      const impatient = setTimeout(() => {
        stand = 'given up';
        failed(new NotTaken());
      }, answerWithin);
      port1.onmessage = async ({ data }: MessageEvent<Asked>) => {
        if (data.ready === true) return ask();
        clearTimeout(impatient);
        if (data.stop === true) return failed(new NotSaved());
        try {
          // Whoever comes after that would save an empty file.
          if (stand === 'given up') throw new NotTaken();
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
      worker.postMessage({ carry: id, name, answers: true }, [port2]);
    });
  } finally {
    clearInterval(waking);
    await reader.cancel().catch(() => {});
    // The browser still reads what it was given; the frame holds nothing.
    setTimeout(() => frame.remove(), 60_000);
  }
}
