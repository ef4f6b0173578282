import sharp from 'sharp';

/** What a generated photograph shows: a counter at a time of day, without any person's face. */
export interface Scene {
  /** "HH:MM", drawn as the hands of the clock on the wall. */
  time: string;
  kind: 'absent' | 'screen' | 'meal' | 'locked' | 'good' | 'other';
  /** Chooses colours and places, so that no two pictures are equal. */
  variant: number;
}

const WALLS = ['#d9dfe2', '#e3ded2', '#d5dcd0', '#dcd6de'];
const DESKS = ['#7d5f45', '#5d6a73', '#8a7a5c', '#6b5b66'];

/** A 1280 × 960 JPEG. The same scene gives the same bytes on one machine. */
export async function photograph(scene: Scene): Promise<Uint8Array> {
  const picture = sharp(Buffer.from(drawing(scene)));
  return new Uint8Array(await picture.jpeg({ quality: 82 }).toBuffer());
}

function drawing({ time, kind, variant }: Scene): string {
  const wall = WALLS[variant % WALLS.length];
  const desk = DESKS[(variant >> 2) % DESKS.length];
  const shift = (variant * 37) % 120;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960">
    <defs><linearGradient id="light" x1="0" y1="0" x2="0.3" y2="1">
      <stop offset="0" stop-color="#fff" stop-opacity=".45"/><stop offset="1" stop-color="#000" stop-opacity=".28"/>
    </linearGradient></defs>
    <rect width="1280" height="960" fill="${wall}"/>
    <rect y="640" width="1280" height="320" fill="#a9a49a"/>
    ${wallClock(time, 160 + shift, 150)}
    <rect x="${420 + shift}" y="90" width="520" height="70" rx="6" fill="#2a4a78"/>
    ${[0, 1, 2, 3, 4].map((i) => `<rect x="${450 + shift + i * 96}" y="112" width="${60 + ((variant * (i + 3)) % 22)}" height="26" fill="#e8edf4"/>`).join('')}
    ${kind === 'locked' ? door(shift) : counter(kind, desk ?? '#7d5f45', shift, variant)}
    <rect width="1280" height="960" fill="url(#light)"/>
  </svg>`;
}

function wallClock(time: string, x: number, y: number): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const hand = (turn: number, length: number, width: number) => {
    const angle = turn * 2 * Math.PI - Math.PI / 2;
    return `<line x1="${x}" y1="${y}" x2="${x + length * Math.cos(angle)}" y2="${y + length * Math.sin(angle)}" stroke="#222" stroke-width="${width}" stroke-linecap="round"/>`;
  };
  const ticks = Array.from({ length: 12 }, (_, i) => {
    const angle = (i / 12) * 2 * Math.PI;
    return `<circle cx="${x + 68 * Math.cos(angle)}" cy="${y + 68 * Math.sin(angle)}" r="4" fill="#444"/>`;
  });
  return `<circle cx="${x}" cy="${y}" r="84" fill="#fbfbf7" stroke="#333" stroke-width="6"/>${ticks.join('')}
    ${hand(((hours % 12) + minutes / 60) / 12, 42, 8)}${hand(minutes / 60, 62, 5)}`;
}

function counter(kind: Scene['kind'], desk: string, shift: number, variant: number): string {
  const x = 260 + shift;
  const screen = kind === 'screen' ? gameOn(x + 250, variant) : formOn(x + 250);
  const chair = `<rect x="${x + 90}" y="390" width="130" height="190" rx="26" fill="#3d4348"/><rect x="${x + 100}" y="560" width="110" height="60" fill="#33383c"/>`;
  const sitter = `<ellipse cx="${x + 155}" cy="520" rx="84" ry="120" fill="${kind === 'good' ? '#2f5d8a' : '#58616b'}"/><circle cx="${x + 155}" cy="370" r="52" fill="#3a2f29"/>`;
  const meal =
    kind === 'meal'
      ? `<ellipse cx="${x + 520}" cy="600" rx="52" ry="20" fill="#f4f0e4"/><ellipse cx="${x + 520}" cy="592" rx="34" ry="12" fill="#c98e3d"/>`
      : '';
  return `<rect x="${x - 60}" y="230" width="760" height="380" fill="#cdd8dd" opacity=".55"/>
    ${chair}${kind === 'absent' ? '' : sitter}
    <rect x="${x + 240}" y="440" width="220" height="150" rx="8" fill="#1c1f22"/>${screen}
    <rect x="${x - 110}" y="610" width="860" height="210" rx="10" fill="${desk}"/>
    <rect x="${x - 110}" y="596" width="860" height="30" rx="8" fill="#e7e2d8"/>${meal}`;
}

function gameOn(x: number, variant: number): string {
  const cells = Array.from({ length: 24 }, (_, i) => {
    const hue = (variant * 53 + i * 47) % 360;
    return `<rect x="${x + (i % 6) * 33}" y="${452 + Math.floor(i / 6) * 32}" width="28" height="27" rx="5" fill="hsl(${hue} 60% 55%)"/>`;
  });
  return cells.join('');
}

function formOn(x: number): string {
  const lines = [0, 1, 2, 3, 4].map(
    (i) => `<rect x="${x + 12}" y="${470 + i * 22}" width="${170 - i * 14}" height="10" fill="#8b98a3"/>`,
  );
  return `<rect x="${x}" y="450" width="200" height="130" fill="#f3f5f6"/>${lines.join('')}`;
}

function door(shift: number): string {
  const x = 380 + shift;
  return `<rect x="${x}" y="220" width="460" height="600" fill="#6d7377"/>
    <rect x="${x + 16}" y="236" width="206" height="568" fill="#9fb2bb"/><rect x="${x + 238}" y="236" width="206" height="568" fill="#94a8b2"/>
    <rect x="${x + 196}" y="470" width="68" height="24" rx="12" fill="#333"/><rect x="${x + 206}" y="486" width="48" height="54" rx="8" fill="#b08d3c"/>`;
}
