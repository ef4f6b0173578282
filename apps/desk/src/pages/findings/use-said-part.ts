import type { Severity, Style } from '@mingcha/domain/findings';
import { sayTime, useWords, useZone } from '@mingcha/ui';
import { useSubCode } from '../../parts/use-sub-code.ts';
import type { FindingDetail } from './detail.tsx';

type Part = FindingDetail['clashes']['parts'][number];
type Values = Part['said'][number]['values'];

const texts = (...values: unknown[]): string =>
  values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : [])).join(' · ');

/** What one of two tablets said of a part of a finding, in words. */
export function useSaidPart(nameOf: (id: string | null) => string | null) {
  const { say, term, language } = useWords();
  const zone = useZone();
  const subCode = useSubCode();
  return (part: Part['part'], values: Values): string => {
    if (values === null) return say('field.two.left-out');
    const value = (key: string) => (typeof values[key] === 'string' ? values[key] : null);
    switch (part) {
      case 'dropped':
        return say('field.two.kept');
      case 'judgement': {
        const style = value('style') as Style | null;
        return texts(style === null ? '' : term('style', style), subCode(value('subCode')));
      }
      case 'window':
        return texts(nameOf(value('unit')), nameOf(value('window')));
      case 'severity':
        return term('severity', value('severity') as Severity);
      case 'observedAt':
        return sayTime(Number(values.observedAt), language, zone);
      case 'amountFen':
        return (Number(values.amountFen) / 100).toFixed(2);
      case 'also':
        return texts(...(values.also as string[]).map((code) => subCode(code) ?? code));
      default:
        return texts(...Object.values(values)) || say('ui.erased');
    }
  };
}
