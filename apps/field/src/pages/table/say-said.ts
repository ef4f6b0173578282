import type { FindingPart, Said, Severity, Style } from '@mingcha/domain/findings';
import { sayTime, useWords, useZone } from '@mingcha/ui';
import { useOpen } from '../../state/hooks.ts';
import { nameIn } from '../../state/pack.ts';
import { useStore } from '../../state/store.ts';
import { codeNamed } from '../../visit/keys.ts';

const texts = (...values: unknown[]): string =>
  values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : [])).join(' · ');

/** What somebody said of a part, in words: names for identifiers, terms for codes. */
export function useSaid(): (part: FindingPart, values: Said['values']) => string {
  const { say, term, language } = useWords();
  const zone = useZone();
  const pack = useStore(useOpen().pack);
  return (part, values) => {
    if (values === null) return say('field.two.left-out');
    switch (part) {
      case 'dropped':
        return say('field.two.kept');
      case 'judgement': {
        const style = values.style as Style | null | undefined;
        const code = values.subCode as string | null | undefined;
        return texts(style ? term('style', style) : '', codeNamed(pack?.taxonomy, style, code, language));
      }
      case 'window':
        return texts(
          nameIn(pack?.units ?? [], values.unit as string | null | undefined),
          nameIn(pack?.windows ?? [], values.window as string | undefined),
        );
      case 'severity':
        return term('severity', values.severity as Severity);
      case 'observedAt':
        return sayTime(Number(values.observedAt), language, zone);
      case 'amountFen':
        return (Number(values.amountFen) / 100).toFixed(2);
      case 'also':
        return texts(...(values.also as string[]));
      default:
        return texts(...Object.values(values));
    }
  };
}
