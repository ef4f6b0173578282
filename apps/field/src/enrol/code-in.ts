/** The code in what was scanned or pasted: the desk's address with `#enrol=`, or the code itself, however it is spaced. */
export function codeIn(text: string): string | null {
  const inAddress = /[?&#](?:enrol|code)=([A-Za-z0-9-]+)/.exec(text)?.[1];
  const code = (inAddress ?? text).replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{8,20}$/.test(code) ? code : null;
}
