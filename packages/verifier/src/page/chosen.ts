import { isDropped, isSafeName, shown } from '../core/names.ts';
import { byReading } from '../core/read-package.ts';
import { PROOF_LIMIT } from '../core/read-proof.ts';
import { CannotLook, type PackageSource } from '../core/source.ts';
import { tarSource } from '../core/tar.ts';
import { isSealed, type Opener, opened } from '../sealed/age.ts';

/** What somebody chose or dropped: one file (a package, or the proof of a document, which begins with a brace), or the files of a folder with their paths below it. */
export type Chosen =
  | { readonly file: File; readonly isSealed: boolean; readonly isProof: boolean }
  | { readonly name: string; readonly files: ReadonlyMap<string, File> };

export async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

export async function chosenFile(file: File): Promise<Chosen> {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  return { file, isSealed: isSealed(head), isProof: head[0] === 0x7b && file.size <= PROOF_LIMIT };
}

/** From a folder input: every path begins with the folder's own name. */
export function chosenFolder(files: Iterable<File>): Chosen {
  const below = new Map<string, File>();
  let name = '';
  for (const file of files) {
    const [top = '', ...rest] = file.webkitRelativePath.split('/');
    name = top;
    below.set(rest.join('/'), file);
  }
  return { name, files: below };
}

/** A dropped folder, gone through. */
export async function droppedFolder(folder: FileSystemDirectoryEntry): Promise<Chosen> {
  const files = new Map<string, File>();
  const walk = async (entry: FileSystemDirectoryEntry, below: string, depth: number): Promise<void> => {
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
      if (some.length === 0) return;
      for (const each of some) {
        const path = below === '' ? each.name : `${below}/${each.name}`;
        if (each.isDirectory && depth < 8) await walk(each as FileSystemDirectoryEntry, path, depth + 1);
        else if (each.isFile)
          files.set(
            path,
            await new Promise<File>((done, fail) => (each as FileSystemFileEntry).file(done, fail)),
          );
      }
    }
  };
  await walk(folder, '', 0);
  return { name: folder.name, files };
}

export const nameOf = (chosen: Chosen): string => ('file' in chosen ? chosen.file.name : chosen.name);

export function sourceOf(chosen: Chosen, opener: Opener): PackageSource {
  if ('file' in chosen) {
    const { file } = chosen;
    if (!chosen.isSealed) return tarSource(() => bytesOf(file), file.size);
    if (opener.passphrase === undefined && opener.identity === undefined) throw new CannotLook('sealed');
    return tarSource(() => opened(bytesOf(file), opener), file.size);
  }
  const { files } = chosen;
  return {
    size: [...files.values()].reduce((sum, { size }) => sum + size, 0),
    async *files(tell) {
      for (const path of [...files.keys()].sort(byReading)) {
        const file = files.get(path) as File;
        if (isSafeName(path) || isDropped(path)) yield { path, bytes: () => bytesOf(file) };
        else tell('bag.name-unsafe', shown(path));
      }
    },
  };
}
