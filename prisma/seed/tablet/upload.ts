import { Upload } from 'tus-js-client';

export interface Recording {
  readonly evidence: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Sends a recording's bytes the way tablets do (tus 1.0). */
export function upload(url: string, bearer: string, { evidence, sha256, bytes }: Recording): Promise<void> {
  return new Promise((done, failed) => {
    const sending = new Upload(Buffer.from(bytes) as unknown as Blob, {
      endpoint: `${url}/uploads`,
      headers: { authorization: `Bearer ${bearer}` },
      metadata: { evidence, sha256 },
      chunkSize: 1_048_576,
      retryDelays: [200, 500, 1000],
      onSuccess: () => done(),
      onError: (error) => failed(error),
    });
    sending.start();
  });
}
