import { Button, FileInput, Group, Progress } from '@mantine/core';
import { type RefusalFacts, RefusalNote, Section, useWords } from '@mingcha/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Checked, checkFile, type TakenOver, takeOverFile } from '../../api/registry-file.ts';
import { useMay } from '../../session/use-may.ts';
import { FillingFindings } from './filling-findings.tsx';
import { FillingOutcome } from './filling-outcome.tsx';
import { NextStep } from './next-step.tsx';
import styles from './registry.module.css';
import { RegistryPage } from './registry-page.tsx';

/** From an empty system to full registers with one workbook: download, check, take over. */
export function Filling() {
  const { say, language } = useWords();
  const queries = useQueryClient();
  const writes = useMay('registry.write');
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [ended, setEnded] = useState<TakenOver | null>(null);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const [busy, setBusy] = useState<'check' | 'take' | null>(null);
  const [written, setWritten] = useState<{ done: number; of: number } | null>(null);

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setChecked(null);
    setEnded(null);
    setRefusal(null);
  };
  const check = async (chosen: File) => {
    setBusy('check');
    setEnded(null);
    setRefusal(null);
    const answer = await checkFile(chosen);
    setChecked('value' in answer ? answer.value : null);
    if ('refusal' in answer) setRefusal(answer.refusal);
    setBusy(null);
  };
  const take = async (chosen: File, digest: string) => {
    setBusy('take');
    setRefusal(null);
    setWritten(null);
    const answer = await takeOverFile(chosen, digest, (done, of) => setWritten({ done, of }));
    if ('value' in answer) {
      setEnded(answer.value);
      setChecked(null);
    } else setRefusal(answer.refusal);
    setBusy(null);
    setWritten(null);
    await queries.invalidateQueries();
  };
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <RegistryPage title={say('filling.title')}>
      <Section title={`1 · ${say('filling.step.download')}`}>
        <p className={styles.said}>{say('filling.step.download.why')}</p>
        <Group gap="md">
          <Button component="a" href={`/files/registry/template.xlsx?lang=${language}`} download>
            {say('filling.download')}
          </Button>
          <a href={`/files/registry/template.xlsx?lang=${other}`} download>
            {say('filling.download.other')}
          </a>
        </Group>
      </Section>
      {writes ? (
        <Section title={`2 · ${say('filling.step.check')}`}>
          <p className={styles.said}>{say('filling.step.check.why')}</p>
          <Group gap="md" align="end">
            <FileInput
              label={say('filling.choose')}
              accept=".xlsx"
              className={styles.file ?? ''}
              value={file}
              clearable
              clearButtonProps={{ 'aria-label': say('desk.clear') }}
              onChange={choose}
            />
            <Button
              variant={checked === null ? 'filled' : 'default'}
              disabled={file === null || busy !== null}
              loading={busy === 'check'}
              onClick={() => file && void check(file)}
            >
              {say('filling.check')}
            </Button>
          </Group>
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
          {checked === null ? null : <FillingFindings checked={checked} />}
        </Section>
      ) : null}
      {checked !== null && checked.mistakesInAll === 0 && file !== null ? (
        <Section title={`3 · ${say('filling.step.take')}`}>
          {checked.steps === 0 ? (
            <p className={styles.said} role="status">
              {say('filling.nothing')}
            </p>
          ) : (
            <>
              <p className={styles.said}>{say('filling.step.take.why')}</p>
              <p className={styles.said}>{say('filling.take.cannot')}</p>
              <Button
                variant="filled"
                loading={busy === 'take'}
                onClick={() => void take(file, checked.digest)}
              >
                {say('filling.take')}
              </Button>
            </>
          )}
        </Section>
      ) : null}
      {written === null ? null : (
        <div className={styles.said} role="status">
          {say('filling.taking', written)}
          <Progress value={(100 * written.done) / Math.max(1, written.of)} aria-hidden />
        </div>
      )}
      {ended === null ? null : <FillingOutcome ended={ended} />}
      <NextStep />
    </RegistryPage>
  );
}
