import type { NotLetIn } from './sessions.ts'

/** The HTML that is served: nothing in it depends on anything a transcript or a user says, so nothing needs escaping. */

const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>术语 review</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/app.css">`

export const page = `${head}
<script type="module" src="/app.js"></script>
</head>
<body><div id="app"></div><noscript>The review page needs JavaScript. 审校页面需要 JavaScript。</noscript></body>
</html>
`

/**
 * Opens the page once more, from itself: a browser that came from elsewhere (a file, a link in a message) keeps the
 * cookie of the session back until then.
 */
export const threshold = `${head}
<meta http-equiv="refresh" content="0;url=/">
</head>
<body class="door"><main><p><a href="/">术语 review</a></p></main></body>
</html>
`

/** Where somebody comes without a session. */
export function door(hasPassword: boolean, refused?: NotLetIn | 'link'): string {
  const reasons = {
    link: 'That link has been used: each opens the page once. Press Enter in the terminal for another. 该链接已使用过，请在终端按回车键获取新链接。',
    password: 'That is not the password. 密码不正确。',
    tries: 'Too many attempts: wait a minute. 尝试次数过多，请稍候。',
    name: 'Give a name of at most 60 characters. 请填写姓名（不超过60字）。',
  }
  const form = `<form method="post" action="/login">
<label>Your name · 姓名 <input name="name" required maxlength="60" autocomplete="username" autofocus></label>
<label>Password · 密码 <input name="password" type="password" required autocomplete="current-password"></label>
<button>Review · 进入审校</button>
</form>`
  const hint = `<p>Open the link that <code>shuyu review</code> printed in its terminal; Enter there prints another.</p>
<p lang="zh-CN">请打开终端中 <code>shuyu review</code> 给出的链接；在终端按回车键可获取新链接。</p>`
  return `${head}
</head>
<body class="door"><main><h1>术语 review</h1>
${refused ? `<p role="alert">${reasons[refused]}</p>` : ''}
${hasPassword ? form : hint}
</main></body>
</html>
`
}
