import { hex } from '../core/bytes.ts';
import { codeFrom, headFrom } from '../core/checks/brought.ts';
import type { Report } from '../core/report.ts';
import { CannotLook } from '../core/source.ts';
import { verifyPackage } from '../core/verify.ts';
import { verifyProof } from '../core/verify-proof.ts';
import { type Language, words } from '../words/tell-report.ts';
import { bytesOf, type Chosen, chosenFile, chosenFolder, droppedFolder, nameOf, sourceOf } from './chosen.ts';
import { el } from './elements.ts';
import { pageCrypto } from './page-crypto.ts';
import { pageWords } from './page-words.ts';
import { showResult } from './show-result.ts';

class Stopped extends Error {}

let language: Language = /^zh/i.test(navigator.language) ? 'zh' : 'en';
let chosen: Chosen | null = null;
let report: Report | null = null;
let message = '';
let run: { bytes: number; size: number; isStopped: boolean } | null = null;
/** What was typed stays when the language or the file changes. */
const typed = { passphrase: '', head: '', code: '' };

/** A document or recording to be compared with what is on record. */
let held: File | null = null;

const root = document.getElementById('root') as HTMLElement;

async function choose(next: Promise<Chosen> | Chosen): Promise<void> {
  chosen = await next;
  report = null;
  message = '';
  draw();
  (document.getElementById(isSealedChoice() ? 'passphrase' : 'look') as HTMLElement | null)?.focus();
}

const isProofChoice = (): boolean => chosen !== null && 'file' in chosen && chosen.isProof;
const isSealedChoice = (): boolean => chosen !== null && 'file' in chosen && chosen.isSealed;

async function dropped(event: DragEvent): Promise<void> {
  event.preventDefault();
  const entry = event.dataTransfer?.items[0]?.webkitGetAsEntry?.();
  const file = event.dataTransfer?.files[0];
  if (entry?.isDirectory) await choose(droppedFolder(entry as FileSystemDirectoryEntry));
  else if (file !== undefined) await choose(chosenFile(file));
}

async function look(): Promise<void> {
  if (chosen === null || run !== null) return;
  const { passphrase, head, code } = typed;
  if (isSealedChoice() && passphrase === '') {
    message = pageWords[language].sealed;
    draw();
    document.getElementById('passphrase')?.focus();
    return;
  }
  const opener = /^AGE-SECRET-KEY-/i.test(passphrase.trim())
    ? { identity: passphrase.trim().toUpperCase() }
    : { ...(passphrase === '' ? {} : { passphrase }) };
  message = '';
  try {
    const proof = 'file' in chosen && chosen.isProof ? chosen.file : null;
    const source = sourceOf(chosen, opener);
    const mine = { bytes: 0, size: source.size ?? 0, isStopped: false };
    run = mine;
    draw();
    const file = held === null ? null : await hashOf(held);
    const brought = {
      ...(head.trim() === '' ? {} : { head: headFrom(head) }),
      ...(code.trim() === '' ? {} : { code: codeFrom(code) }),
      ...(file === null ? {} : { file }),
    };
    report =
      proof === null
        ? await verifyPackage(source, pageCrypto(), { ...brought, progress: breathing(mine) })
        : verifyProof(await proof.text(), pageCrypto(), brought);
  } catch (cause) {
    const say = pageWords[language];
    if (cause instanceof Stopped) message = say.stopped;
    else if (cause instanceof CannotLook)
      message = words[language].cannotLook[cause.code].replace(/（--.*?）|\(--.*?\)/g, '');
    else message = say.broken.replace('{{why}}', cause instanceof Error ? cause.message : String(cause));
  }
  run = null;
  draw();
  (document.getElementById('verdict') ?? document.getElementById('message'))?.focus();
}

async function hashOf(file: File): Promise<string> {
  const hasher = pageCrypto().hasher();
  for await (const piece of bytesOf(file)) hasher.update(piece);
  return hex(hasher.digest());
}

/** Lets the page live: it can be read, stopped and scrolled while gigabytes go by. */
function breathing(mine: NonNullable<typeof run>) {
  let last = performance.now();
  return async ({ bytes }: { bytes: number }): Promise<void> => {
    mine.bytes = bytes;
    if (performance.now() - last < 40) return;
    meter(mine);
    await new Promise((go) => setTimeout(go));
    if (mine.isStopped) throw new Stopped();
    last = performance.now();
  };
}

function meter({ bytes, size }: NonNullable<typeof run>): void {
  const bar = document.querySelector('progress');
  const far = document.getElementById('far');
  if (bar === null || far === null) return;
  bar.max = Math.max(size, 1);
  bar.value = Math.min(bytes, size);
  far.textContent = `${Math.round(bytes / 1_000_000)} / ${Math.round(size / 1_000_000)} MB`;
}

function saveReport(): void {
  const link = el('a', {
    href: URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' })),
    download: 'mingcha-verify.json',
  });
  link.click();
  URL.revokeObjectURL(link.href);
}

function field(id: 'passphrase' | 'head' | 'code', label: string, hint?: string): HTMLElement {
  const keep = {
    input: ({ target }: { target: HTMLInputElement }) => {
      typed[id] = target.value;
    },
  };
  const field =
    id === 'passphrase'
      ? el('input', { id, type: 'password', autocomplete: 'off', ...keep })
      : el('textarea', {
          id,
          rows: '3',
          spellcheck: 'false',
          ...(hint ? { 'aria-describedby': `${id}-hint` } : {}),
          ...keep,
        });
  field.value = typed[id];
  return el(
    'p',
    { class: 'field' },
    el('label', { for: id }, label),
    field,
    hint ? el('small', { id: `${id}-hint` }, hint) : null,
  );
}

function heldField(): HTMLElement {
  const say = pageWords[language];
  const input = el('input', {
    id: 'held',
    type: 'file',
    hidden: true,
    change: () => {
      held = input.files?.[0] ?? null;
      draw();
      document.getElementById('choose-held')?.focus();
    },
  });
  const name = held === null ? say.heldNone : held.name;
  return el(
    'p',
    { class: 'field' },
    el('span', {}, `${say.held}${words[language].colon}${name}`),
    el('button', { id: 'choose-held', type: 'button', click: () => input.click() }, say.heldChoose),
    input,
    el('small', {}, say.heldHint),
  );
}

function form(): HTMLElement {
  const say = pageWords[language];
  const file = el('input', {
    id: 'file',
    type: 'file',
    hidden: true,
    change: () => file.files?.[0] && void choose(chosenFile(file.files[0])),
  });
  const folder = el('input', {
    id: 'folder',
    type: 'file',
    webkitdirectory: true,
    hidden: true,
    change: () => folder.files?.length && void choose(chosenFolder(folder.files)),
  });
  return el(
    'form',
    {
      submit: (event: Event) => {
        event.preventDefault();
        void look();
      },
    },
    el(
      'div',
      { class: 'drop' },
      el(
        'p',
        { class: 'big' },
        chosen === null ? say.drop : `${say.chosen}${words[language].colon}${nameOf(chosen)}`,
      ),
      el('p', {}, say.kinds),
      el(
        'p',
        { class: 'buttons' },
        el('button', { type: 'button', click: () => file.click() }, say.file),
        el('button', { type: 'button', click: () => folder.click() }, say.folder),
      ),
      file,
      folder,
    ),
    isSealedChoice() ? field('passphrase', say.passphrase) : null,
    el(
      'details',
      { open: isProofChoice() || typed.head !== '' || typed.code !== '' || held !== null },
      el('summary', {}, say.more),
      field('code', say.code, say.codeHint),
      field('head', say.head),
      heldField(),
    ),
    el('button', { id: 'look', class: 'primary', type: 'submit', disabled: chosen === null }, say.look),
  );
}

const stop = (): void => {
  if (run !== null) run.isStopped = true;
};

function running(): HTMLElement {
  const say = pageWords[language];
  return el(
    'section',
    { class: 'running' },
    el(
      'p',
      { role: 'status' },
      `${say.looking}${words[language].colon}${chosen === null ? '' : nameOf(chosen)}`,
    ),
    el('progress', { 'aria-label': say.looking }),
    el('p', { id: 'far' }),
    el('button', { type: 'button', click: stop }, say.stop),
  );
}

function again(): void {
  chosen = null;
  held = null;
  report = null;
  draw();
}

function result(shown: Report): (HTMLElement | null)[] {
  const say = pageWords[language];
  return [
    showResult(shown, chosen === null ? '' : nameOf(chosen), language),
    el(
      'p',
      { class: 'buttons' },
      el('button', { type: 'button', class: 'primary', click: () => print() }, say.print),
      el('button', { type: 'button', click: saveReport }, say.save),
      el('button', { type: 'button', click: again }, say.again),
    ),
  ];
}

function draw(): void {
  const say = pageWords[language];
  const title = report?.proof === undefined ? words[language].title : words[language].titleOfProof;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = title;
  const speak = () => {
    language = language === 'zh' ? 'en' : 'zh';
    message = '';
    draw();
    document.getElementById('speak')?.focus();
  };
  root.replaceChildren(
    el(
      'header',
      {},
      el('h1', {}, title),
      el(
        'button',
        { id: 'speak', type: 'button', lang: language === 'zh' ? 'en' : 'zh-CN', click: speak },
        say.other,
      ),
    ),
    el('p', { class: 'lead' }, say.lead),
    el('p', { id: 'message', role: 'alert', tabindex: '-1' }, message),
    ...(run !== null ? [running()] : report !== null ? result(report) : [form()]).filter(
      (each) => each !== null,
    ),
  );
  if (run !== null) meter(run);
}

addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => void (run === null && dropped(event)));
draw();
