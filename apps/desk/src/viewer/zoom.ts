export interface View {
  /** 1 shows the whole picture. */
  scale: number;
  /** Shift of the picture in shares of the frame, -0.5…0.5 at scale 2. */
  x: number;
  y: number;
}

export const whole: View = { scale: 1, x: 0, y: 0 };

const most = 12;

/** Keeps the picture in its frame: nobody loses a photograph by dragging. */
export function held({ scale, x, y }: View): View {
  const kept = Math.min(Math.max(scale, 1), most);
  const reach = (kept - 1) / 2;
  const within = (shift: number) => Math.min(Math.max(shift, -reach), reach);
  return { scale: kept, x: within(x), y: within(y) };
}

/** Zooms by a factor so that the point under the pointer (in shares of the frame, 0 in the middle) stays where it is. */
export function zoomAt(view: View, factor: number, px: number, py: number): View {
  const scale = Math.min(Math.max(view.scale * factor, 1), most);
  const grown = scale / view.scale;
  return held({ scale, x: px - (px - view.x) * grown, y: py - (py - view.y) * grown });
}

export function moveBy(view: View, dx: number, dy: number): View {
  return held({ ...view, x: view.x + dx, y: view.y + dy });
}
