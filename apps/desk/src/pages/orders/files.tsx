import type { FileRef } from '@mingcha/domain/papers';

/** Files that the order's own entries vouch for, each behind its name. */
export function OrderFiles({ order, files }: { order: string; files: readonly FileRef[] }) {
  return (
    <ul className="mc-tiles">
      {files.map((file) => (
        <li key={file.sha256}>
          <a href={`/files/attachments/order/${order}/${file.sha256}`} target="_blank" rel="noreferrer">
            {file.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
