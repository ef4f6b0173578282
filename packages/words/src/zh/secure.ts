// Getting tablets to the server over TLS: settings, the console of `--lan`, and the page that hands out its certificate.
export const secure = {
  'server.setting.MINGCHA_TLS_CERT':
    'MINGCHA_TLS_CERT：应为证书文件（PEM，服务器证书在前）的路径，现为“{{value}}”',
  'server.setting.MINGCHA_TLS_KEY': 'MINGCHA_TLS_KEY：应为私钥文件（PEM，不加口令）的路径，现为“{{value}}”',
  'server.setting.MINGCHA_TLS_REDIRECT_PORT':
    'MINGCHA_TLS_REDIRECT_PORT：应为 1 到 65535 的端口号，如 80，现为“{{value}}”',
  'server.setting.MINGCHA_LAN_PORT': 'MINGCHA_LAN_PORT：应为 1 到 65535 的端口号，现为“{{value}}”',
  'server.setting.MINGCHA_FIELD_GUISE': 'MINGCHA_FIELD_GUISE：应为 notes、list 或 days，现为“{{value}}”',

  'server.tls.alone': '{{name}}：证书和私钥要一起设置，{{other}} 没有设置',
  'server.tls.redirect-alone':
    'MINGCHA_TLS_REDIRECT_PORT：没有设置证书，无处可转。请设置 MINGCHA_TLS_CERT 和 MINGCHA_TLS_KEY，或去掉它',
  'server.tls.same-port': '{{name}}：不能与 {{other}} 用同一个端口 {{port}}',
  'server.tls.plain-address': 'MINGCHA_PUBLIC_URL：服务器使用 TLS，地址应以 https:// 开头，现为“{{value}}”',
  'server.tls.with-lan':
    'MINGCHA_TLS_CERT：--lan 自己签发证书，二者只能用一个。请去掉 --lan，或去掉 MINGCHA_TLS_CERT 和 MINGCHA_TLS_KEY',
  'server.tls.missing': '{{name}}：文件 {{path}} 不存在',
  'server.tls.forbidden': '{{name}}：无权读取 {{path}}，请让运行本程序的账号能读它',
  'server.tls.not-a-certificate': '{{name}}：{{path}} 不是 PEM 证书',
  'server.tls.not-a-key': '{{name}}：{{path}} 不是 PEM 私钥',
  'server.tls.key-locked':
    '{{name}}：{{path}} 加了口令，服务器启动时无人可输。请换成不加口令、权限 0600 的文件',
  'server.tls.key-differs': '{{name}}：{{path}} 不是证书 {{cert}} 的私钥',
  'server.tls.expired': '{{name}}：证书 {{path}} 已于 {{day}} 到期，请换新证书',
  'server.tls.not-yet': '{{name}}：证书 {{path}} 从 {{day}} 起才有效，请核对证书和本机时钟',

  'server.failure.tls': '未启动：证书或私钥不能使用',
  'server.failure.side-port-taken': '未启动：端口 {{port}} 已被占用。请停止占用它的程序，或改设 {{setting}}',
  'server.failure.side-port-forbidden': '未启动：无权使用端口 {{port}}。请改设 {{setting}}',
  'server.failure.lan-no-address':
    '未启动：本机没有局域网地址，平板无法到达。请接入网络后再启动；若设了 MINGCHA_HOST，请核对',
  'server.failure.argument-unknown': '未启动：不认识“{{word}}”。可用的只有 --lan（在局域网上供平板试用）',

  'server.lan.trust': '平板第一次使用，先信任本机证书：扫下面的码，或打开 {{url}}',
  'server.lan.fingerprint': '证书指纹（SHA-256），安装前逐组核对：',
  'server.lan.then': '装好证书以后，平板打开 {{url}}/field/',
  'server.lan.six': '只有 IPv6 的平板，打开 {{url}}/field/',
  'server.lan.ended': '原来的证书临近到期，已换新：每台平板要重新安装一次证书。',
  'server.lan.other-network': '本机换了网络或名称，原来的证书不再适用，已换新：每台平板要重新安装一次证书。',
  'server.lan.moved':
    '本机地址由 {{before}} 变为 {{now}}。平板按地址认服务器：在旧地址登记的平板要回到旧地址才能同步。请给本机固定地址。',

  'lan.page.title': '连接平板',
  'lan.page.language': 'English',
  'lan.page.why':
    '平板只在可信的加密连接上开放相机和密钥。请安装这台服务器的证书；它只在本局域网内有效，影响不到别的网站。',
  'lan.page.compare': '先核对，再信任',
  'lan.page.compare.why':
    '本页没有加密。安装时请打开证书详情，把 SHA-256 指纹与服务器窗口里打印的逐组核对；有一组不同就不要安装，告诉管理员。',
  'lan.page.fingerprint': '本页证书的指纹',
  'lan.page.android': '安卓、鸿蒙平板和手机',
  'lan.page.android.1': '点“下载证书”，保存。',
  'lan.page.android.2':
    '打开 设置 → 安全（或 密码与安全）→ 更多安全设置 → 加密与凭据 → 安装证书 → CA 证书，点“仍然安装”，选刚下载的 lan.crt。各厂名称不同，可在设置里搜索“CA 证书”。',
  'lan.page.android.3': '在 加密与凭据 → 信任的凭据 → 用户 里点开它，核对 SHA-256 指纹；不同就删除。',
  'lan.page.android.4': '用 Chrome 打开下面的地址，没有警告就是好了；在菜单里选“添加到主屏幕”。',
  'lan.page.ipados': 'iPad 和 iPhone',
  'lan.page.ipados.1': '用 Safari 打开本页，点“下载描述文件”，选“允许”。',
  'lan.page.ipados.2':
    '打开 设置 → 已下载描述文件（或 通用 → VPN与设备管理），先点“更多详细信息”核对 SHA-256 指纹，再点“安装”。显示“未签名”是正常的。',
  'lan.page.ipados.3': '打开 设置 → 通用 → 关于本机 → 证书信任设置，打开这张证书的开关。少了这一步不会生效。',
  'lan.page.ipados.4':
    '用 Safari 打开下面的地址，没有警告就是好了；点“分享”→“添加到主屏幕”，以后从图标打开。',
  'lan.page.computer': '办公电脑',
  'lan.page.computer.1':
    'Windows：双击下载的证书 → 安装证书 → 当前用户 → 将所有证书放入“受信任的根证书颁发机构”。macOS：拖入“钥匙串访问”，双击，展开“信任”，选“始终信任”。Firefox：设置 → 隐私与安全 → 查看证书 → 导入。',
  'lan.page.crt': '下载证书',
  'lan.page.profile': '下载描述文件',
  'lan.page.open': '装好以后打开',
  'lan.page.remove': '不再使用时，在同一处删除这张证书。',
};
