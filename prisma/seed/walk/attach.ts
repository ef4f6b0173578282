import type { FileRef } from '@mingcha/domain/papers';

/** A file through the door for attachments, by somebody who is signed in. */
export async function attach(
  url: string,
  { username, password }: { readonly username: string; readonly password: string },
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
): Promise<FileRef> {
  const door = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!door.ok) throw new Error(`${username} could not sign in: ${await door.text()}`);
  const cookie = door.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const answer = await fetch(`${url}/files/attachments`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent(name) },
    body: Buffer.from(bytes),
  });
  if (!answer.ok) throw new Error(`the file was not taken: ${await answer.text()}`);
  return (await answer.json()) as FileRef;
}
