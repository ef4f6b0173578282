// Names of things: languages, roles, states, kinds, styles. A name lives here once and is used on every screen and document.
export const terms = {
  'language.zh-CN': '中文',
  'language.en': 'English',
};
