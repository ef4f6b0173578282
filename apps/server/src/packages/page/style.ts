/** Read on a telephone, at a desk and on paper; no script, nothing fetched from anywhere. */
export const style = `
:root{color-scheme:light;--line:#d5d9e0;--soft:#5b6472;--mark:#1d4f91}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1a1f27;background:#fff}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.3;margin:.2rem 0 1rem}
h2{font-size:1.15rem;margin:2.2rem 0 .6rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
[lang=en]{color:var(--soft);font-size:.86em}
p{margin:.3rem 0}
dl.facts{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.35rem 1rem;margin:0}
dl.facts dt{color:var(--soft)}
dl.facts dd{margin:0;overflow-wrap:anywhere}
code,.key{font:.86em/1.5 ui-monospace,"Cascadia Mono",Menlo,monospace;overflow-wrap:anywhere}
ol{list-style:none;margin:0;padding:0}
ol>li{border-left:3px solid var(--line);padding:.1rem 0 .9rem 1rem;break-inside:avoid}
ol>li>b{font-weight:600}
.when,.who,.held{color:var(--soft);font-size:.86rem}
.said{margin:.3rem 0;white-space:pre-line;overflow-wrap:anywhere}
.said i{font-style:normal;color:var(--soft);margin-right:.5em}
figure{margin:.5rem 0}
figure img,figure video{display:block;max-width:100%;max-height:30rem;border:1px solid var(--line);border-radius:4px}
figure audio{width:100%;max-width:30rem}
figcaption{font-size:.82rem;color:var(--soft);overflow-wrap:anywhere}
a{color:var(--mark)}
ul{margin:.4rem 0;padding-left:1.2rem}
@media(max-width:34rem){dl.facts{grid-template-columns:1fr;gap:.1rem}dl.facts dd{margin-bottom:.5rem}}
@media print{body{font-size:11pt}main{max-width:none;padding:0}figure img{max-height:12cm}a{color:inherit}}
`;
