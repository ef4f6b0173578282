import type { FileRef } from '@mingcha/domain/papers';

interface OrderFilesProps {
  order: string;
  files: readonly FileRef[];
  /** Said instead of the name of a file that the program named itself. */
  called?: string;
}

/** Files that the order's own entries vouch for, each behind its name. */
export function OrderFiles({ order, files, called }: OrderFilesProps) {
  return (
    <ul className="mc-tiles">
      {files.map((file) => (
        <li key={file.sha256}>
          <a href={`/files/attachments/order/${order}/${file.sha256}`} target="_blank" rel="noreferrer">
            {called ?? file.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
