import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { ConfirmPin } from '../../parts/confirm-pin.tsx';
import { Field } from '../../parts/field.tsx';
import { Press, PressRow } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import { memberName } from '../../visit/act.ts';
import { declareOnVisit } from '../../visit/declare.ts';
import type { VisitView } from '../../visit/view.ts';

type Step = 'read' | 'clear' | 'ground' | 'aside';

interface RecusalSheetProps {
  view: VisitView;
  person: string;
  onClose: () => void;
}

/** 回避声明: the member reads it, then signs it with an own PIN, or says why they must stand aside and signs that. */
export function RecusalSheet({ view, person, onClose }: RecusalSheetProps) {
  const { say } = useWords();
  const open = useOpen();
  const [step, setStep] = useState<Step>('read');
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const ground = useDraft(`recusal/${view.id}/${person}`, '');
  const name = memberName(open, person);
  const statement = say('field.recusal.statement', { unit: view.unitName });

  if (step === 'clear' || step === 'aside') {
    const aside = step === 'aside';
    return (
      <ConfirmPin
        person={person}
        name={name}
        what={say(aside ? 'field.recusal.aside.what' : 'field.recusal.sign.what')}
        onClose={onClose}
        onSigner={async (signer) => {
          const done = await declareOnVisit(
            open,
            view.id,
            aside
              ? { type: 'recuseFromVisit', ground: ground.value?.trim() ?? '' }
              : { type: 'declareNoInterest', statement },
            signer,
          );
          if (done.ok) {
            if (aside) await ground.drop();
            return onClose();
          }
          setRefusal(done.refusal);
          setStep('read');
        }}
      />
    );
  }
  return (
    <Sheet label={say('field.recusal.title')} onClose={onClose}>
      <h2 style={{ margin: 0, fontSize: '1.125rem' }}>
        {say('field.recusal.title')} · {name}
      </h2>
      {step === 'read' ? (
        <>
          <p style={{ margin: 0 }}>{statement}</p>
          <p style={{ margin: 0, color: 'var(--mc-ink-soft)', fontSize: '0.875rem' }}>
            {say('field.recusal.basis')}
          </p>
        </>
      ) : (
        <>
          <Field label={say('field.recusal.ground')} hint={say('field.recusal.ground.hint')}>
            <textarea
              value={ground.value ?? ''}
              maxLength={1000}
              onChange={(event) => ground.set(event.target.value)}
            />
          </Field>
          <p style={{ margin: 0 }}>{say('field.recusal.aside.what')}</p>
        </>
      )}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <PressRow>
        {step === 'read' ? (
          <>
            <Press onClick={() => setStep('ground')}>{say('field.recusal.aside')}</Press>
            <Press look="filled" onClick={() => setStep('clear')}>
              {say('field.recusal.clear')}
            </Press>
          </>
        ) : (
          <>
            <Press look="bare" onClick={() => setStep('read')}>
              {say('field.leave')}
            </Press>
            <Press
              look="filled"
              disabled={(ground.value?.trim().length ?? 0) < 2}
              onClick={() => void ground.flush().then(() => setStep('aside'))}
            >
              {say('field.recusal.aside.do')}
            </Press>
          </>
        )}
      </PressRow>
    </Sheet>
  );
}
