import type { Style } from '@mingcha/domain/findings';
import { useWords } from '@mingcha/ui';
import { useMemo, useState } from 'react';
import { Press } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen } from '../../state/hooks.ts';
import { useStore } from '../../state/store.ts';
import { codesByUse, nameOfCode, signOf } from '../../visit/keys.ts';
import styles from './code-sheet.module.css';

interface CodeSheetProps {
  style: Style;
  covert: boolean;
  onCode: (code: string | null, name: string | null) => void;
  onClose: () => void;
}

const most = 6;

/** The six codes used most under this key; one press saves. The rest are one press away, and it may stay open. */
export function CodeSheet({ style, covert, onCode, onClose }: CodeSheetProps) {
  const { say, term, language } = useWords();
  const open = useOpen();
  const taxonomy = useStore(open.pack)?.taxonomy;
  const [all, setAll] = useState(false);
  const codes = useMemo(
    () => (taxonomy === undefined ? [] : codesByUse(open.notebook, taxonomy, style)),
    [open.notebook, taxonomy, style],
  );
  return (
    <Sheet label={covert ? signOf(style) : term('style', style)} onClose={onClose}>
      <p className={styles.key}>{covert ? signOf(style) : term('style', style)}</p>
      <div className={styles.codes}>
        {codes.slice(0, all ? codes.length : most).map((code) => (
          <button key={code.code} type="button" onClick={() => onCode(code.code, nameOfCode(code, language))}>
            {nameOfCode(code, language)}
          </button>
        ))}
      </div>
      {!all && codes.length > most ? (
        <Press look="bare" wide onClick={() => setAll(true)}>
          {say('field.code.all', { count: codes.length })}
        </Press>
      ) : null}
      <Press look="bare" wide onClick={() => onCode(null, null)}>
        {say('field.code.later')}
      </Press>
    </Sheet>
  );
}
