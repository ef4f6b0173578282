/** More than this is not read into the browser's memory for the sake of a drawing. */
const mostBytes = 200 * 1024 * 1024;
const rate = 8000;

/**
 * How loud it is, in so many pieces from beginning to end, 0 to 1; null where it cannot be said: no sound, too large, or
 * nothing this browser can read.
 */
export async function loudnessOf(
  source: string,
  pieces: number,
  signal: AbortSignal,
): Promise<number[] | null> {
  const answer = await fetch(source, { signal });
  if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > mostBytes) {
    await answer.body?.cancel();
    return null;
  }
  try {
    const read = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await answer.arrayBuffer());
    return peaksOf(read.getChannelData(0), pieces);
  } catch {
    return null;
  }
}

export function peaksOf(samples: Float32Array, pieces: number): number[] {
  const peaks = Array.from({ length: pieces }, (_, at) => {
    const part = samples.subarray(
      Math.floor((at * samples.length) / pieces),
      Math.floor(((at + 1) * samples.length) / pieces),
    );
    return part.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  });
  const loudest = Math.max(...peaks, 0.01);
  return peaks.map((peak) => peak / loudest);
}
