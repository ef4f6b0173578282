import type { Style } from '@mingcha/domain/findings';
import { useWords } from '@mingcha/ui';
import { useMemo, useState } from 'react';
import { LongPress } from '../../parts/long-press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen } from '../../state/hooks.ts';
import type { Pack } from '../../state/pack.ts';
import { codesByUse, nameOfCode, signOf, signOfCode } from '../../visit/keys.ts';
import styles from './code-sheet.module.css';

interface CodeSheetProps {
  style: Style;
  /** Of the visit: what it was begun with. */
  taxonomy: Pack['taxonomy'] | undefined;
  covert: boolean;
  onCode: (code: string | null) => void;
  onClose: () => void;
}

const most = 6;

/**
 * The six codes used most under this key; one press saves. The rest are one press away, and it may stay open. A covert
 * screen shows signs alone: whoever looks over the shoulder reads no word, whoever forgot one holds the key down.
 */
export function CodeSheet({ style, taxonomy, covert, onCode, onClose }: CodeSheetProps) {
  const { say, term, language } = useWords();
  const open = useOpen();
  const [all, setAll] = useState(false);
  const codes = useMemo(
    () => (taxonomy === undefined ? [] : codesByUse(open.notebook, taxonomy, style)),
    [open.notebook, taxonomy, style],
  );
  const key = covert ? signOf(style) : term('style', style);
  const more = say('field.code.all', { count: codes.length });
  const later = say('field.code.later');
  return (
    <Sheet label={key} onClose={onClose}>
      <p className={styles.key}>{key}</p>
      <div className={styles.codes}>
        {codes.slice(0, all ? codes.length : most).map((code) => (
          <LongPress key={code.code} told={nameOfCode(code, language)} onPress={() => onCode(code.code)}>
            {covert && taxonomy !== undefined
              ? signOfCode(taxonomy, style, code.code)
              : nameOfCode(code, language)}
          </LongPress>
        ))}
      </div>
      <div className={styles.ways}>
        {!all && codes.length > most ? (
          <LongPress told={more} onPress={() => setAll(true)}>
            {covert ? '⋯' : more}
          </LongPress>
        ) : null}
        <LongPress told={later} onPress={() => onCode(null)}>
          {covert ? '–' : later}
        </LongPress>
      </div>
    </Sheet>
  );
}
