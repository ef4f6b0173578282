// What a tablet or a browser says of itself, apart from any work: which browsers carry it, its face, its versions.
export const shell = {
  'browser.title': '这个浏览器打不开本页',
  'browser.why': '它缺少必需的功能。已经保存在这台设备上的内容没有改动，换用或更新浏览器以后再打开。',
  'browser.missing': '缺少的功能',
  'browser.take': '可以使用的浏览器',
  'browser.versions':
    'Chrome、Edge 或其他 Chromium 内核的浏览器 {{chromium}} 及以上；Safari（iPadOS、iOS、macOS）{{safari}} 及以上；Firefox {{firefox}} 及以上。',
  'browser.plain': '请用加密的地址打开',
  'browser.plain.why':
    '本页的地址以 http:// 开头，浏览器因此不开放相机和密钥。请改用 https:// 开头的地址；不知道地址的，请问管理员。',
  'browser.feature.module': '脚本模块',
  'browser.feature.language': '新版脚本语言（ES2023、分组）',
  'browser.feature.layout': '新版页面排版',
  'browser.feature.events': '即时通知',
  'browser.feature.database': '本机数据库',
  'browser.feature.crypto': '密钥与签名',
  'browser.feature.wasm': 'WebAssembly',
  'browser.feature.worker': '断网打开',
  'browser.feature.files': '本机文件存储',
  'browser.feature.locks': '窗口互斥',
  'browser.feature.camera': '相机和话筒',
  'browser.feature.recorder': '录音录像',

  'field.guise': '在桌面上叫什么',
  'field.guise.why':
    '名称和图标都不说明用途。已经添加到主屏幕的，安卓会自己换过来，iPad 要删掉旧图标重新添加。',
  'field.guise.notes': '记事',
  'field.guise.list': '清单',
  'field.guise.days': '日程',

  'field.update.title': '版本',
  'field.update.version': '现在是 {{version}}',
  'field.update.none': '已是最新。',
  'field.update.unknown': '联网后可以查看有没有新版本。',
  'field.update.there': '有新版本。换用只需几秒，内容不受影响。',
  'field.update.ready': '新版本已经下载好，不联网也能换用。',
  'field.update.new': '{{version}} 有什么不同',
  'field.update.later': '进行中的这一次提交以后才能换用。在此之前照旧用现在的版本，不联网也能打开。',
  'field.update.take': '换用新版本',
  'field.update.fetch': '先下载，以后再换',
  'field.update.failed': '没有下载完，现在的版本不受影响。连上网络再试一次。',
};
