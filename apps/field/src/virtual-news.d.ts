declare module 'virtual:news' {
  const news: unknown;
  export default news;
}
