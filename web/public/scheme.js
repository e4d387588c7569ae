// Sets light or dark before the first paint; a file of its own because inline scripts are refused. Told before any
// module is loaded: schemas are not to be made into code, which the content policy refuses and the browser reports.
globalThis.__zod_globalConfig = { jitless: true }
{
  const chosen = localStorage.getItem('throughline.scheme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.style.background = dark ? '#121517' : '#F6F5F1'
}
