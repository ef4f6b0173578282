import { AnnotationMode, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import PdfThread from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  close(): void;
}

/** One thread for all papers of this page of the browser: starting it costs more than a paper does. */
let thread: PDFWorker | null = null;

/** @param bytes given away: they go to the thread */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  thread ??= PDFWorker.create({ port: new PdfThread() });
  const task = getDocument({
    data: bytes,
    worker: thread,
    // Nothing is fetched: fonts lie in the file, and no picture of ours needs a decoder that the browser has not got.
    useWasm: false,
    useWorkerFetch: false,
    // Glyphs are drawn as outlines: a font that joins or leaves the page has the browser lay all of it out again.
    disableFontFace: true,
  });
  const close = () => void task.destroy();
  try {
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * One page as a picture, drawn out of sight, so that what is seen goes from one finished picture to the next.
 * @param width in CSS pixels
 */
export async function drawPage(
  { document: pdf }: OpenPdf,
  number: number,
  width: number,
  stop: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const page = await pdf.getPage(number);
  if (stop.aborted) return null;
  const dots = Math.min(globalThis.devicePixelRatio || 1, 2);
  const viewport = page.getViewport({ scale: (width * dots) / page.getViewport({ scale: 1 }).width });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const drawing = page.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE });
  stop.addEventListener('abort', () => drawing.cancel(), { once: true });
  await drawing.promise;
  return stop.aborted ? null : canvas;
}
