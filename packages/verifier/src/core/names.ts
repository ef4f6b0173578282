const PLAIN = /^[A-Za-z0-9._-]+$/;

/** Below the folder and nowhere else, on every system: ASCII, no way up, no drive, nothing hidden behind a stream or a trailing dot. */
export const isSafeName = (path: string): boolean =>
  path.length <= 400 &&
  path.split('/').every((part) => PLAIN.test(part) && !part.endsWith('.') && !/^\.\.?$/.test(part));

/** What operating systems drop into folders by themselves. */
export const isDropped = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '.DS_Store' || name.startsWith('._') || name === 'Thumbs.db' || name === 'desktop.ini';
};

/** A name as it is shown: it may hold anything. */
export const shown = (name: string): string =>
  JSON.stringify(name.slice(0, 200))
    .slice(1, -1)
    .replace(/[\u007f-\uffff]/g, (sign) =>
      /[\p{L}\p{N}]/u.test(sign) ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
