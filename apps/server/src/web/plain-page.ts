/** For pages that stand outside the two apps and are read on whatever telephone somebody holds: no script, one sheet of style. */
export const plainStyle = `
:root { color-scheme: light dark; --paper: #f7f6f2; --ink: #1d2430; --soft: #5b6270; --line: #d5d3cb; --accent: #1f3f77;
  --good: #1d6b45; --warn: #8a5a00; --danger: #a3261f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15181d; --ink: #e8e6e0; --soft: #a9aeb8; --line: #3a3f48; --accent: #9db8ee;
    --good: #7fd0a4; --warn: #e4b75f; --danger: #f0a19b; }
}
* { box-sizing: border-box; }
body { max-width: 42rem; margin: 0 auto; padding: 24px 16px 64px; background: var(--paper); color: var(--ink);
  font: 18px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; text-autospace: normal; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 16px; }
h1 { font-size: 26px; margin: 0; }
h2 { font-size: 20px; margin: 0 0 8px; }
a { color: var(--accent); }
header a { padding: 12px 0; white-space: nowrap; }
section { margin-top: 32px; }
p { margin: 0 0 12px; }
`;

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
