import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import * as documents from '../../src/index.ts';
import type { Sheet } from '../../src/page/ops.ts';
import { fonts, qpdfCheck } from '../printed.ts';
import { digest } from '../sample-bulletins.ts';
import { anyView } from './any-view.ts';
import { changed, moved } from './drawn.ts';
import { consistent, faultsOf } from './faults.ts';
import { type Kind, kinds } from './kinds.ts';
import { watched } from './watchdog.ts';

/**
 * Any document of any kind: whatever its form allows is laid out without a crash and without an end that never comes; its text is
 * whole, inside the type area, over nothing else, and parted where it may be. Drawn, it reads back as it was set.
 */
const press = { fonts, digest };
const watch = watched();
afterAll(() => watch.end());

const any = ({ schema, beside = fc.constant({}) }: Kind, isPrintable = true) =>
  fc
    .tuple(anyView(schema, isPrintable).map(consistent), beside)
    // What belongs together in a form, such as who may see which photograph, is left to the form.
    .filter(([view]) => schema.safeParse(view).success);

// A counterexample is reported as found: it is a whole document, and its seed stands beside it.
const found = { endOnFailure: true } as const;
const all = Object.entries(kinds).map(([name, kind]) => ({ name, kind }));

describe.each(all)('any $name', ({ name, kind }) => {
  it('is laid out whole, inside the type area, and parted where it may be', async () => {
    await fc.assert(
      fc.asyncProperty(any(kind), async ([view, beside]) => {
        watch.begin({ name, view, beside });
        expect(await faultsOf(kind, view, beside, press)).toEqual([]);
      }),
      { ...tries(12), ...found },
    );
  });

  it('reads back from the PDF as it was set, where it was set', async () => {
    await fc.assert(
      fc.asyncProperty(any(kind), async ([view, beside]) => {
        watch.begin({ name, view, beside });
        let sheets: readonly Sheet[] = [];
        const laid = (pages: readonly Sheet[]) => {
          sheets = pages;
        };
        const { bytes } = await kind.print(view as never, { ...press, ...beside, laid });
        expect(changed(sheets, bytes)).toEqual([]);
        expect(moved(sheets, bytes)).toEqual([]);
        expect(qpdfCheck(bytes)).toContain('No syntax or stream encoding errors');
      }),
      { ...tries(1), ...found },
    );
  });

  it('with characters that no font has is refused by their names, or printed whole', async () => {
    await fc.assert(
      fc.asyncProperty(any(kind, false), async ([view, beside]) => {
        watch.begin({ name, view, beside });
        const said = JSON.stringify([view, beside]);
        const faults = await faultsOf(kind, view, beside, press).catch((error: unknown) => error);
        const refused = faults instanceof documents.MissingGlyphs ? faults.missing : [];
        for (const { character } of refused) expect(said).toContain(character);
        if (refused.length === 0) expect(faults).toEqual([]);
      }),
      { ...tries(4), ...found },
    );
  });
});

it('is of every kind: each function that prints one is among them', () => {
  const functions = Object.keys(documents).filter((name) => name.startsWith('render'));
  const source = readFileSync(resolve(import.meta.dirname, 'kinds.ts'), 'utf8');
  for (const name of functions) expect(source, name).toContain(`documents.${name}`);
});
