/** One request that carried bytes of a recording, as far as it came. */
export interface Carried {
  readonly path: string;
  readonly offset: number;
  /** Bytes that the request announced. */
  readonly length: number;
  /** Bytes that came. */
  got: number;
}

export interface UploadMeter {
  readonly carried: readonly Carried[];
  /** For each connection one: it is given what the tablet says on it, in order. */
  follow(): (part: Buffer) => void;
}

const headEnd = Buffer.from('\r\n\r\n');

/** Reads along on a line (HTTP/1.1) which bytes of which recording go over it: what was sent twice cannot be hidden from it. */
export function startUploadMeter(): UploadMeter {
  const carried: Carried[] = [];

  function follow(): (part: Buffer) => void {
    let head: Buffer = Buffer.alloc(0);
    let left = 0;
    let present: Carried | null = null;

    function begin(text: string): void {
      const [first = ''] = text.split('\r\n');
      const [method, path = ''] = first.split(' ');
      left = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0);
      present = null;
      if (method !== 'PATCH') return;
      const offset = Number(/\r\nupload-offset: *(\d+)/i.exec(text)?.[1] ?? Number.NaN);
      present = { path, offset, length: left, got: 0 };
      carried.push(present);
    }

    return (part) => {
      let rest = part;
      while (rest.length > 0) {
        if (left > 0) {
          const body = Math.min(left, rest.length);
          if (present !== null) present.got += body;
          left -= body;
          rest = rest.subarray(body);
          continue;
        }
        head = Buffer.concat([head, rest]);
        const end = head.indexOf(headEnd);
        if (end < 0) return;
        begin(head.subarray(0, end).toString('latin1'));
        rest = head.subarray(end + headEnd.length);
        head = Buffer.alloc(0);
      }
    };
  }

  return { carried, follow };
}

/** How many bytes went over the line again that had gone before. */
export function sentTwice(carried: readonly Carried[]): number {
  let twice = 0;
  for (const path of new Set(carried.map((each) => each.path))) {
    const parts = carried.filter((each) => each.path === path).sort((a, b) => a.offset - b.offset);
    let reached = 0;
    for (const { offset, got } of parts) {
      twice += Math.max(0, Math.min(reached, offset + got) - offset);
      reached = Math.max(reached, offset + got);
    }
  }
  return twice;
}
