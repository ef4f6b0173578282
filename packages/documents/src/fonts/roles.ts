/** What a stretch of text is in the document; the font follows from it. */
export const roles = ['mark', 'title', 'body', 'heading1', 'heading2', 'number', 'table'] as const;
export type Role = (typeof roles)[number];

/** Styles of type as GB/T 9704 names them: 小标宋, 仿宋, 楷, 黑, 宋. */
export const typeStyles = ['title-song', 'fang', 'kai', 'hei', 'song'] as const;
export type TypeStyle = (typeof typeStyles)[number];

/** The style the standard asks for in each role (7.2.4, 7.3.1, 5.2.2, 7.3.3, 7.5). */
export const wantedStyle: Record<Role, TypeStyle> = {
  mark: 'title-song',
  title: 'title-song',
  body: 'fang',
  heading1: 'hei',
  heading2: 'kai',
  number: 'song',
  table: 'fang',
};

/** A role set in another style than the standard's; said in the properties of every document made with it. */
export interface Substitute {
  role: Role;
  wanted: TypeStyle;
  used: string;
}
