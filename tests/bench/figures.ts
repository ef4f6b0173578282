import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

interface Figure {
  readonly what: string;
  readonly measured: number;
  /** Null: no bar, told for whoever looks for where the time went. */
  readonly limit: number | null;
  readonly unit: string;
}

/** Figures with their limits beside them (over a limit = times the limit), told as a table and left where `--out` says. */
export function createFigures(what: string) {
  const figures: Figure[] = [];
  return {
    put(name: string, measured: number, limit: number | null, unit: string): void {
      const rounded = Math.round(measured * 10) / 10;
      figures.push({ what: name, measured: rounded, limit, unit });
      // As it goes: a measurement that is cut short has said what it knew.
      console.log(`${name}: ${rounded} ${unit}${limit === null ? '' : `, limit ${Math.round(limit)}`}`);
    },
    tell(circumstances: object): void {
      const rows = figures.map((figure) => ({
        ...figure,
        timesTheLimit:
          figure.limit === null ? null : Math.round((figure.measured / figure.limit) * 100) / 100,
        reached: figure.limit === null ? '' : figure.measured <= figure.limit ? 'yes' : 'NO',
      }));
      console.table(rows);
      const at = process.argv.indexOf('--out');
      const file = at > 0 ? process.argv[at + 1] : undefined;
      if (file === undefined) return;
      const result = { what, cores: cpus().length, load: loadavg()[0], ...circumstances, figures: rows };
      writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
    },
  };
}
