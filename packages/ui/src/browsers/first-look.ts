import { type Language, say, type WordKey } from '@mingcha/words';
import { type AppName, features, minimumOf } from './features.ts';

const languages: readonly Language[] = ['zh-CN', 'en'];

/**
 * The first script of both apps, run before anything else of theirs is read: it looks whether this browser can carry them,
 * and if not says what is missing and which to take. Written in the language of 2009, for it must run where the rest cannot.
 */
export function firstLook(app: AppName): string {
  const needed = features.filter(({ apps }) => apps.includes(app));
  const tests = needed.map(({ key, test }) => `  look('${key}', function () { return ${test}; });`);
  return `(function () {
  var missing = [];
  function look(name, test) {
    var there = false;
    try { there = !!test(); } catch (e) { there = false; }
    if (!there) missing.push(name);
  }
${tests.join('\n')}
  var words = ${ascii(wordsOf(app))};
  // Without TLS browsers hide half of it: then the address is what is wrong, not the browser.
  var plain = ${app === 'field' ? 'window.isSecureContext === false' : 'false'};
  if (missing.length === 0 && !plain) return;
  // Nothing after this is read as a page: no script of the app starts that would fail half-way.
  document.write('<plaintext hidden>');
  function add(parent, tag, text) {
    var element = document.createElement(tag);
    if (text) element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }
  function chosen() {
    try { return localStorage.getItem('app.language'); } catch (e) { return null; }
  }
  function show() {
    var spoken = chosen() || navigator.language || navigator.userLanguage || 'zh';
    var said = words[/^en/i.test(spoken) ? 'en' : 'zh-CN'];
    var body = document.body;
    while (body.firstChild) body.removeChild(body.firstChild);
    document.documentElement.lang = said.lang;
    document.title = plain ? said.plain : said.title;
    var page = add(body, 'main');
    page.style.cssText = 'max-width:36em;margin:0 auto;padding:48px 20px;font:18px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#1d2430';
    body.style.cssText = 'margin:0;background:#f7f6f2';
    var title = add(page, 'h1', plain ? said.plain : said.title);
    title.style.cssText = 'font-size:26px;line-height:1.4;margin:0 0 16px';
    add(page, 'p', plain ? said.plainWhy : said.why);
    if (!plain) {
      add(page, 'h2', said.missing).style.cssText = 'font-size:18px;margin:24px 0 8px';
      var list = add(page, 'ul');
      for (var i = 0; i < missing.length; i += 1) {
        add(list, 'li', said.features[missing[i]]).setAttribute('data-missing', missing[i]);
      }
      add(page, 'h2', said.take).style.cssText = 'font-size:18px;margin:24px 0 8px';
      add(page, 'p', said.versions);
    }
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, false);
  else show();
})();
`;
}

function wordsOf(app: AppName) {
  const minimum = minimumOf(app);
  return Object.fromEntries(
    languages.map((language) => [
      language,
      {
        lang: language,
        title: say(language, 'browser.title'),
        why: say(language, 'browser.why'),
        missing: say(language, 'browser.missing'),
        take: say(language, 'browser.take'),
        versions: say(language, 'browser.versions', { ...minimum }),
        plain: say(language, 'browser.plain'),
        plainWhy: say(language, 'browser.plain.why'),
        features: Object.fromEntries(
          features
            .filter(({ apps }) => apps.includes(app))
            .map(({ key }) => [key, say(language, `browser.feature.${key}` satisfies WordKey)]),
        ),
      },
    ]),
  );
}

/** A file that is read rightly whatever encoding an old browser takes it for. */
const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
